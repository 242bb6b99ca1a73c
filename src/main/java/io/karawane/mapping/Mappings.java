package io.karawane.mapping;

import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import io.karawane.problem.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All mapping files of one folder, valid together. */
public record Mappings(Mapping lead, Mapping contact, Mapping account) {
    private static final List<String> NAMES = List.of("lead", "contact", "account");

    /**
     * Reads {@code lead.mapping.yaml}, {@code contact.mapping.yaml} and {@code account.mapping.yaml}.
     *
     * @throws InvalidConfiguration with everything that is wrong in any of them
     */
    public static Mappings load(Path folder) {
        var files = NAMES.stream().map(name -> new MappingFile(folder, name)).toList();
        var findings = new ArrayList<Finding>();
        files.forEach(file -> findings.addAll(file.findings()));
        findings.addAll(strangers(folder));
        if (!findings.isEmpty()) {
            throw new InvalidConfiguration(findings);
        }
        return new Mappings(
                files.get(0).mapping(), files.get(1).mapping(), files.get(2).mapping());
    }

    public List<Mapping> all() {
        return List.of(lead, contact, account);
    }

    /**
     * The mapping of that Salesforce object, such as {@code Lead}.
     *
     * @throws IllegalArgumentException if none has it
     */
    public Mapping of(String object) {
        return all().stream()
                .filter(mapping -> mapping.salesforce().equals(object))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mapping of " + object));
    }

    /** Mapping files that nobody would read: most likely a misspelt name. */
    private static List<Finding> strangers(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(MappingFile.SUFFIX))
                    .filter(file -> !NAMES.contains(stem(file)))
                    .map(file -> new Finding(
                            file,
                            1,
                            1,
                            "unknown-file",
                            "no mapping is called " + stem(file),
                            Nearest.hint(stem(file), NAMES)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // the three files are reported as missing already
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - MappingFile.SUFFIX.length());
    }
}
