package io.karawane.check;

import io.karawane.mapping.Mapping;
import io.karawane.problem.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;

/** Checks of route files without starting them. */
public final class RoutesCheck {
    private final Path folder;
    private final List<RouteFile> files;

    /** Reads all route files of the folder. */
    RoutesCheck(Path folder) {
        this.folder = folder;
        this.files = files(folder).stream().map(RouteFile::new).toList();
    }

    private static final class Camel {
        static final CamelCatalog CATALOGUE = new DefaultCamelCatalog(true);
    }

    /** Against the schema of Camel's YAML DSL. */
    RoutesCheck schema() {
        files.forEach(RouteSchema::check);
        return this;
    }

    /**
     * Endpoints, expressions, and what files tell of each other.
     *
     * @param mappings null if they are not known
     */
    RoutesCheck rules(Offer offer, List<Mapping> mappings) {
        List<Endpoint> endpoints = new ArrayList<>();
        var endpointRules = new EndpointRules(Camel.CATALOGUE, offer);
        var expressions = new ExpressionRules(Camel.CATALOGUE, offer);
        var beans = new BeanRules(offer, files);
        var references = new ReferenceRules(offer, files, mappings);
        var secrets = new SecretRules(Camel.CATALOGUE);
        for (RouteFile file : files) {
            for (Word word : file.words()) {
                expressions.check(word);
                beans.check(word);
                references.check(word);
                secrets.check(word);
                Endpoint.of(word, offer).ifPresent(endpoints::add);
            }
        }
        endpoints.forEach(endpointRules::check);
        endpoints.forEach(secrets::check);
        new FlowRules(offer, files, endpoints).check();
        return this;
    }

    List<Finding> findings() {
        if (files.isEmpty()) {
            return List.of(new Finding(folder, 1, 1, "missing-file", "no *.camel.yaml is here", "set KARAWANE_ROUTES"));
        }
        return files.stream().flatMap(file -> file.findings().all().stream()).toList();
    }

    /** Camel does not take a route although its file looks well. */
    Finding refused(String routeId, String words) {
        for (RouteFile file : files) {
            for (Word word : file.words()) {
                if (word.parent() == null && routeId.equals(word.text("id"))) {
                    word.wrongAt(
                            "id", "route", routeId + ": " + words, "correct this route; Camel's words name the step");
                    return file.findings().all().get(0);
                }
            }
        }
        return new Finding(folder, 1, 1, "route", routeId + ": " + words, "correct this route");
    }

    /** All route files of a folder, those of {@code shared} too. */
    public static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(RouteFile.SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
