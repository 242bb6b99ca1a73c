package io.karawane.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.karawane.mapping.Mapping;
import io.karawane.mapping.Mappings;
import io.karawane.problem.Finding;
import io.karawane.settings.Settings;
import io.karawane.start.Beans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each file in {@code invalids} has one mistake and is named after it; {@code invalids.csv} says what is reported. */
class RoutesCheckTest {
    private static final Path RESOURCES = Path.of("src/test/resources/route");
    private static final Offer OFFER = Beans.offered(Settings.load(Map.of(), Map.of()));
    private static final List<Mapping> MAPPINGS =
            Mappings.load(Path.of("mappings")).all();

    @TempDir
    private Path folder;

    @Test
    void theShippedRoutesAreValid() {
        assertThat(findings(Path.of("routes"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/route/invalids.csv", numLinesToSkip = 1, delimiter = '|', quoteCharacter = '`')
    void oneMistakeIsReportedAtItsPlaceWithAHint(
            String mistake, int line, int column, String level, String code, String hint) throws IOException {
        var file = folder.resolve("a.camel.yaml");
        Files.copy(RESOURCES.resolve("invalids/" + mistake + ".camel.yaml"), file);
        assertThat(findings(folder))
                .extracting(Finding::file, Finding::line, Finding::column, Finding::level, Finding::code, Finding::hint)
                .containsExactly(
                        tuple(file, line, column, Finding.Level.valueOf(level.toUpperCase(Locale.ROOT)), code, hint));
    }

    @Test
    void everyInvalidFileIsListed() throws IOException {
        var listed = Files.readAllLines(RESOURCES.resolve("invalids.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('|')).strip() + ".camel.yaml");
        try (var files = Files.list(RESOURCES.resolve("invalids"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(listed.toList());
        }
    }

    @Test
    void sharedRoutesAreCheckedToo() throws IOException {
        Files.createDirectory(folder.resolve("shared"));
        write("[]");
        var file = Files.writeString(folder.resolve("shared/b.camel.yaml"), "- route: { id: b }");
        assertThat(findings(folder)).extracting(Finding::file).containsOnly(file);
    }

    @Test
    void aCallWhoseRouteIsOnlyKnownAtRunTimeMayReachAllThatFit() throws IOException {
        write("""
                - route:
                    id: a
                    description: a
                    from:
                      uri: timer:a
                      steps:
                        - toD: "direct:person-${variable.object}"
                - route:
                    id: b
                    description: b
                    from:
                      uri: direct:person-lead
                      steps:
                        - stop: {}
                """);
        assertThat(findings(folder)).isEmpty();
    }

    @Test
    void aFolderWithoutRoutesIsFound() {
        assertThat(findings(folder)).extracting(Finding::code).containsExactly("missing-file");
        assertThat(findings(folder.resolve("nowhere")))
                .extracting(Finding::code)
                .containsExactly("missing-file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "&a [*a]",
                "- &a [*a]",
                "\t- x",
                "a: b\n---\nc: d",
                "- route: { id: a, description: b",
                "- route: []",
                "- from: [x]",
                "- route: { id: [], description: {}, from: { uri: [], parameters: [], steps: [{ to: }] } }",
                "- route: { from: { uri: '${', steps: [{ toD: '${a' }, { to: 'direct:' }, { bean: 1 }, { log: }] } }",
                "- route: { from: { uri: 'timer:%zz?a=%', parameters: { x: { y: z } }, steps: [x, [y]] } }"
            })
    void noShapeOfAFileIsAnythingButFindings(String yaml) throws IOException {
        write(yaml);
        assertThat(findings(folder)).isNotEmpty().allSatisfy(finding -> assertThat(finding.text() + finding.hint())
                .doesNotContain("null"));
    }

    @Test
    void anEmptyFileIsNoRoute() throws IOException {
        write("# nothing yet");
        assertThat(findings(folder)).isEmpty();
    }

    private static List<Finding> findings(Path folder) {
        return new RoutesCheck(folder).schema().rules(OFFER, MAPPINGS).findings();
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("a.camel.yaml"), yaml);
    }
}
