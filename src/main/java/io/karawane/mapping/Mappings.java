package io.karawane.mapping;

import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All mapping files of one folder, valid together. */
public record Mappings(List<Mapping> all) {
    private static final List<String> NEEDED = List.of("lead", "contact", "account");

    public Mappings {
        all = List.copyOf(all);
    }

    /**
     * Reads every {@code *.mapping.yaml}; those of leads, contacts and accounts must be there.
     *
     * @throws InvalidConfiguration with everything that is wrong in any of them
     */
    public static Mappings load(Path folder) {
        List<MappingFile> files = Stream.concat(NEEDED.stream(), others(folder).stream())
                .map(name -> new MappingFile(folder, name))
                .toList();
        List<Finding> findings = new ArrayList<>();
        files.forEach(file -> findings.addAll(file.findings()));
        if (!findings.isEmpty()) {
            throw new InvalidConfiguration(findings);
        }
        return new Mappings(files.stream().map(MappingFile::mapping).toList());
    }

    /**
     * The mapping of that Salesforce object, such as {@code Lead}.
     *
     * @throws IllegalArgumentException if none has it
     */
    public Mapping of(String object) {
        return all.stream()
                .filter(mapping -> mapping.salesforce().equals(object))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mapping of " + object));
    }

    private static List<String> others(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(MappingFile.SUFFIX))
                    .map(file -> file.substring(0, file.length() - MappingFile.SUFFIX.length()))
                    .filter(name -> !NEEDED.contains(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // the three files are reported as missing already
        }
    }
}
