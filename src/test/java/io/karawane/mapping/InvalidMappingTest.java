package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each file in {@code invalids} has one mistake and is named after it; {@code invalids.csv} says what is reported. */
class InvalidMappingTest {
    private static final Path RESOURCES = Path.of("src/test/resources/mapping");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/mapping/invalids.csv", numLinesToSkip = 1, delimiter = '|')
    void oneMistakeIsReportedAtItsPlaceWithAHint(String mistake, int line, int column, String code, String hint)
            throws IOException {
        var name = mistake.startsWith("account-") ? "account" : "lead";
        var file = folder.resolve(name + ".mapping.yaml");
        Files.copy(RESOURCES.resolve("invalids/" + mistake + ".mapping.yaml"), file);
        assertThat(new MappingFile(folder, name).findings())
                .extracting(Finding::file, Finding::line, Finding::column, Finding::code, Finding::hint)
                .containsExactly(tuple(file, line, column, code, hint));
    }

    @Test
    void everyInvalidFileIsListed() throws IOException {
        var listed = Files.readAllLines(RESOURCES.resolve("invalids.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('|')).strip() + ".mapping.yaml");
        try (var files = Files.list(RESOURCES.resolve("invalids"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(listed.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "[1, 2]",
                "{fields: {a: b}, tables: [x]}",
                "{fields: [x, [y], 1, null, {salesforce: {}, activecampaign: [], key: [], table: {}}]}",
                "{? [a, b] : c, ? {d: e} : f}",
                "{mapping: [lead], format: '1', salesforce: null, locale: {}, tables: {a: 1, b: {c: {}}}}",
                "{fields: [{salesforce: '', activecampaign: '%%', direction: both}], '~/': 1}",
                "&a [*a]",
                "{mapping: !!int lead, format: !!null 1, fields: !odd [!!bool x]}",
                "a: b\n---\nc: d",
                "\t- x",
                "%TAG",
                "\u0000"
            })
    void noShapeOfAFileIsAnythingButFindings(String yaml) throws IOException {
        Files.writeString(folder.resolve("contact.mapping.yaml"), yaml);
        assertThat(new MappingFile(folder, "contact").findings()).isNotEmpty().allSatisfy(finding -> assertThat(
                        finding.text() + finding.hint())
                .doesNotContain("null"));
    }

    @Test
    void aByteOrderMarkIsNoMistake() throws IOException {
        var file = Files.readString(RESOURCES.resolve("invalids/deal-field.mapping.yaml"));
        Files.writeString(folder.resolve("lead.mapping.yaml"), "\uFEFF" + file.replace("DEAL_VALUE", "VALUE"));
        assertThat(new MappingFile(folder, "lead").findings()).isEmpty();
    }

    @Test
    void aFindingPrintsItsPlaceAndWhatToDo() {
        assertThat(new Finding(Path.of("mappings/lead.mapping.yaml"), 7, 49, "unknown-word", "unknown word x", "y"))
                .hasToString("mappings/lead.mapping.yaml:7:49 error unknown-word unknown word x%n  → y".formatted());
    }

    @Test
    void allMistakesOfAllFilesAreReportedInReadingOrder() {
        assertThat(findings(RESOURCES.resolve("several")))
                .extracting(finding -> finding.file().getFileName() + ":" + finding.line(), Finding::code)
                .containsExactly(
                        tuple("lead.mapping.yaml:5", "unknown-word"),
                        tuple("lead.mapping.yaml:6", "key-row"),
                        tuple("lead.mapping.yaml:7", "bad-salesforce-name"),
                        tuple("lead.mapping.yaml:7", "bad-activecampaign-name"),
                        tuple("lead.mapping.yaml:8", "not-a-choice"),
                        tuple("contact.mapping.yaml:6", "key-row"),
                        tuple("account.mapping.yaml:1", "missing-file"),
                        tuple("accounts.mapping.yaml:1", "unknown-file"));
    }

    @Test
    void aFolderThatDoesNotExistIsThreeMissingFiles() {
        assertThat(findings(Path.of("nowhere"))).extracting(Finding::code).containsOnly("missing-file");
    }

    @Test
    void B40_aDealFieldIsRefusedWithTheReason() throws IOException {
        Files.copy(RESOURCES.resolve("invalids/deal-field.mapping.yaml"), folder.resolve("lead.mapping.yaml"));
        assertThat(new MappingFile(folder, "lead").findings())
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .contains("deal fields cannot be mapped to any Salesforce field");
    }

    @Test
    void B40_aContactFieldThatOnlySoundsLikeADealIsMapped() throws IOException {
        var file = RESOURCES.resolve("invalids/deal-field.mapping.yaml");
        Files.writeString(
                folder.resolve("lead.mapping.yaml"), Files.readString(file).replace("DEAL_VALUE", "DEALER"));
        assertThat(new MappingFile(folder, "lead").findings()).isEmpty();
    }

    private static List<Finding> findings(Path folder) {
        return catchThrowableOfType(InvalidConfiguration.class, () -> Mappings.load(folder))
                .findings();
    }
}
