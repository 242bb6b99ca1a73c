package io.karawane.mapping;

import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All mapping files of one folder, valid together, as they were when they were read. */
public final class Mappings {
    private static final String ACCOUNT = "account";
    private static final List<String> NEEDED = List.of("lead", "contact", ACCOUNT);

    private final List<MappingFile> files;
    private final List<Mapping> all;

    private Mappings(List<MappingFile> files, List<Mapping> all) {
        this.files = files;
        this.all = all;
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
        List<Finding> findings =
                files.stream().flatMap(file -> file.findings().stream()).toList();
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new InvalidConfiguration(findings);
        }
        return new Mappings(files, files.stream().map(MappingFile::mapping).toList());
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
        return new Mappings(
                files,
                all.stream()
                        .map(mapping -> mapping.name().equals(ACCOUNT) ? mapping.inContacts() : mapping)
                        .toList());
    }

    /**
     * What is wrong or worth knowing for fields of these types, in reading order.
     *
     * @param catalogue what is known of the fields that a mapping joins; null if nothing is
     */
    public List<Finding> check(Function<Mapping, Catalogue> catalogue) {
        // With plan lite the mapping that counts is not quite the file's.
        return IntStream.range(0, files.size())
                .boxed()
                .flatMap(i -> files.get(i).findings(catalogue.apply(all.get(i))).stream())
                .toList();
    }

    /** The same with types, where they are known. */
    public Mappings typed(Function<Mapping, Catalogue> catalogue) {
        return new Mappings(
                files,
                all.stream()
                        .map(mapping ->
                                catalogue.apply(mapping) == null ? mapping : mapping.with(catalogue.apply(mapping)))
                        .toList());
    }

    /** Stands for the content of all files. */
    public String version() {
        return all.stream().map(Mapping::version).collect(Collectors.joining("-"));
    }

    public List<Mapping> all() {
        return all;
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

    /**
     * The mapping between that Salesforce object and that ActiveCampaign kind, such as {@code contact}.
     *
     * @throws IllegalArgumentException if none joins them
     */
    public Mapping of(String object, String kind) {
        // With plan lite the fields of accounts are fields of contacts.
        boolean inContacts = object.equals("Account") && kind.equals(ACCOUNT);
        return all.stream()
                .filter(mapping -> mapping.joins(object, kind) || inContacts && mapping.joins(object, "contact"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mapping of %s and %s".formatted(object, kind)));
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
