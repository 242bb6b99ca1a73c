package io.karawane.mapping;

import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All mapping files of one folder, valid together. */
public record Mappings(List<Mapping> all) {
    private static final String ACCOUNT = "account";
    private static final List<String> NEEDED = List.of("lead", "contact", ACCOUNT);

    public Mappings {
        all = List.copyOf(all);
    }

    /**
     * Reads every {@code *.mapping.yaml}; those of leads, contacts and accounts must be there.
     *
     * @throws InvalidConfiguration with everything that is wrong in any of them
     */
    public static Mappings load(Path folder) {
        List<MappingFile> files = files(folder);
        List<Finding> findings = findings(files);
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new InvalidConfiguration(findings);
        }
        return new Mappings(files.stream().map(MappingFile::mapping).toList());
    }

    /**
     * The same, held to what the plan allows.
     *
     * @throws InvalidConfiguration with everything that is wrong in any of them
     */
    public static Mappings load(Path folder, Plan plan) {
        Mappings mappings = load(folder);
        MappingFile account = new MappingFile(folder, ACCOUNT);
        account.check(plan);
        if (account.findings().stream().anyMatch(Finding::isError)) {
            throw new InvalidConfiguration(account.findings());
        }
        return plan.lite() ? mappings.withAccountsInContacts() : mappings;
    }

    private Mappings withAccountsInContacts() {
        return new Mappings(all.stream()
                .map(mapping -> mapping.name().equals(ACCOUNT) ? mapping.inContacts() : mapping)
                .toList());
    }

    /**
     * All that is wrong or worth knowing, in reading order.
     *
     * @param catalogue what is known of the fields that a mapping joins; null if nothing is
     */
    public static List<Finding> check(Path folder, Function<Mapping, Catalogue> catalogue) {
        List<MappingFile> files = files(folder);
        for (MappingFile file : files) {
            Catalogue known = file.mapping() == null ? null : catalogue.apply(file.mapping());
            if (known != null) {
                file.check(known);
            }
        }
        return findings(files);
    }

    private static List<MappingFile> files(Path folder) {
        return Stream.concat(NEEDED.stream(), others(folder).stream())
                .map(name -> new MappingFile(folder, name))
                .toList();
    }

    private static List<Finding> findings(List<MappingFile> files) {
        return files.stream().flatMap(file -> file.findings().stream()).toList();
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

    /** Whether any of them reads or writes a custom field of contacts. */
    public boolean useContactFields() {
        return all.stream()
                .anyMatch(mapping -> mapping.activecampaign().equals("contact")
                        && !mapping.tags().isEmpty());
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
