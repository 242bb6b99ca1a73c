package io.karawane.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.karawane.problem.Document;
import io.karawane.problem.Finding;
import io.karawane.problem.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Checks of route files without starting them. */
final class RoutesCheck {
    private static final String ROUTE_HINT = "correct this route; Camel's words name the step";

    private RoutesCheck() {}

    /** YAML at all, and each route with an id and a description. */
    static List<Finding> syntax(Path folder) {
        List<Finding> found = new ArrayList<>();
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            found.add(new Finding(folder, 1, 1, "missing-file", "no *.camel.yaml is here", "set KARAWANE_ROUTES"));
        }
        files.forEach(file -> found.addAll(check(file, RoutesCheck::describes)));
        return found;
    }

    /** Against the schema of Camel's YAML DSL. */
    static List<Finding> schema(Path folder) {
        JsonSchema schema = dsl();
        List<Finding> found = new ArrayList<>();
        files(folder)
                .forEach(file -> found.addAll(check(file, (document, findings) -> schema.validate(document.root())
                        .forEach(message -> findings.atValue(
                                message.getInstanceLocation().toString(),
                                "route-schema",
                                message.getMessage(),
                                "see the YAML DSL of Camel")))));
        return found;
    }

    /** Camel does not take a route although its file looks well. */
    static Finding refused(Path folder, String routeId, String words) {
        return files(folder).stream()
                .flatMap(file ->
                        check(file, (document, findings) -> locate(document, findings, routeId, words)).stream())
                .findFirst()
                .orElse(new Finding(folder, 1, 1, "route", routeId + ": " + words, ROUTE_HINT));
    }

    private static void locate(Document document, Findings findings, String routeId, String words) {
        for (int i = 0; i < document.root().size(); i++) {
            String id = "/" + i + "/route/id";
            if (document.root().at(id).asText().equals(routeId)) {
                findings.atValue(id, "route", routeId + ": " + words, ROUTE_HINT);
            }
        }
    }

    private static List<Finding> check(Path file, BiConsumer<Document, Findings> check) {
        Findings findings = new Findings(file);
        try {
            Document document = new Document(Files.readString(file));
            findings.in(document);
            check.accept(document, findings);
        } catch (MarkedYamlEngineException e) {
            findings.at(e.getProblemMark().orElse(null), "yaml-syntax", e.getProblem(), "correct the YAML around here");
        } catch (YamlEngineException e) {
            findings.at(null, "yaml-syntax", e.getMessage(), "use plain YAML, without anchors for structures");
        } catch (IOException e) {
            findings.at(null, "missing-file", "the file cannot be read", "check its permissions");
        }
        return findings.all();
    }

    private static void describes(Document document, Findings findings) {
        JsonNode root = document.root();
        for (int i = 0; i < root.size(); i++) {
            JsonNode route = root.path(i).path("route");
            for (String word : List.of("id", "description")) {
                if (!route.isMissingNode() && !route.has(word)) {
                    findings.atValue("/" + i, "missing-word", "a route without " + word, "add " + word + ": …");
                }
            }
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static JsonSchema dsl() {
        try (InputStream in = RoutesCheck.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(
                            new ObjectMapper().readTree(in),
                            SchemaValidatorsConfig.builder()
                                    .pathType(PathType.JSON_POINTER)
                                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
