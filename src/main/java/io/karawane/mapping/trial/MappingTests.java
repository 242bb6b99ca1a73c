package io.karawane.mapping.trial;

import io.karawane.mapping.Mappings;
import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The test files of mappings, valid together. */
public record MappingTests(List<TestFile> files) {

    /**
     * Every {@code *.test.yaml} of the folder.
     *
     * @throws InvalidConfiguration with everything that is wrong in any of them
     */
    public static MappingTests beside(Path folder, Mappings mappings) {
        try (Stream<Path> files = Files.list(folder)) {
            return read(
                    files.filter(file -> file.toString().endsWith(TestFile.SUFFIX))
                            .sorted()
                            .toList(),
                    mappings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws InvalidConfiguration with everything that is wrong in any of them */
    public static MappingTests read(List<Path> paths, Mappings mappings) {
        List<TestFile> files =
                paths.stream().map(path -> new TestFile(path, mappings)).toList();
        List<Finding> findings =
                files.stream().flatMap(file -> file.findings().stream()).toList();
        if (!findings.isEmpty()) {
            throw new InvalidConfiguration(findings);
        }
        return new MappingTests(files);
    }

    /** Those mappings that none of the files is for. */
    public List<String> untested(Mappings mappings) {
        return mappings.all().stream()
                .map(mapping -> mapping.name())
                .filter(name ->
                        files.stream().noneMatch(file -> file.mapping().name().equals(name)))
                .toList();
    }
}
