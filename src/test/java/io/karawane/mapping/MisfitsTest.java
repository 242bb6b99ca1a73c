package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.mapping.type.Field;
import io.karawane.mapping.type.Field.Option;
import io.karawane.mapping.type.SalesforceType;
import io.karawane.problem.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each file in {@code misfits} does not suit the types of its fields in one way; {@code misfits.csv} says which. */
class MisfitsTest {
    private static final Path RESOURCES = Path.of("src/test/resources/mapping");

    private static final Catalogue FIELDS = new Catalogue(
            "Lead",
            "contact",
            byName(
                    salesforce("Email", SalesforceType.EMAIL, 80),
                    salesforce("LastName", SalesforceType.TEXT, 80),
                    salesforce("Company", SalesforceType.TEXT, 255),
                    salesforce("Employees__c", SalesforceType.INTEGER, 9),
                    salesforce("Address", SalesforceType.COMPOUND, 0),
                    salesforce("Secret__c", SalesforceType.ENCRYPTED_TEXT, 175),
                    salesforce("Seen__c", SalesforceType.DATE_TIME, 0),
                    new Field("Score__c", "Score", SalesforceType.TEXT, 0, -1, false, true, false, List.of(), false),
                    new Field("Locked__c", "Locked", SalesforceType.TEXT, 0, -1, false, false, false, List.of(), false),
                    choices("Rating", SalesforceType.PICKLIST, "Hot", "Warm", "Cold")),
            byName(
                    activecampaign("email", ActiveCampaignType.TEXT, 0),
                    activecampaign("lastName", ActiveCampaignType.TEXT, 0),
                    activecampaign("%TEXT%", ActiveCampaignType.TEXT, 0),
                    activecampaign("%NOTES%", ActiveCampaignType.TEXT, 1000),
                    activecampaign("%DAY%", ActiveCampaignType.DATE, 0),
                    choices("%RATING%", ActiveCampaignType.DROPDOWN, "Hot", "Cold")),
            Set.of("Owner.Nme"));

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/mapping/misfits.csv", numLinesToSkip = 1, delimiter = '|')
    void oneMisfitIsReportedAtItsPlaceWithAHint(
            String misfit, int line, int column, String level, String code, String hint) throws IOException {
        var file = folder.resolve("lead.mapping.yaml");
        Files.copy(RESOURCES.resolve("misfits/" + misfit + ".mapping.yaml"), file);
        assertThat(new MappingFile(folder, "lead").findings(FIELDS))
                .extracting(Finding::file, Finding::line, Finding::column, Finding::level, Finding::code, Finding::hint)
                .containsExactly(tuple(file, line, column, Finding.Level.valueOf(level.toUpperCase()), code, hint));
    }

    @Test
    void everyMisfitIsListed() throws IOException {
        var listed = Files.readAllLines(RESOURCES.resolve("misfits.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('|')).strip() + ".mapping.yaml");
        try (var files = Files.list(RESOURCES.resolve("misfits"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(listed.toList());
        }
    }

    @Test
    void aFieldThatSalesforceNeedsAndNoRowWritesIsReported() throws IOException {
        Files.copy(RESOURCES.resolve("misfits/shorter-target.mapping.yaml"), folder.resolve("lead.mapping.yaml"));
        var needed = new Field("Code__c", "Code", SalesforceType.TEXT, 9, -1, true, false, true, List.of(), false);
        var fields = new Catalogue("Lead", "contact", byName(needed), FIELDS.activecampaign(), Set.of());
        assertThat(new MappingFile(folder, "lead").findings(fields))
                .filteredOn(finding -> finding.code().equals("required-unmapped"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isFalse())
                .extracting(Finding::line, Finding::hint)
                .containsExactly(6, "add a row for it, perhaps a constant: { salesforce: Code__c, constant: … }");
    }

    @Test
    void anObjectWithoutAnyFieldIsUnknownToSalesforce() throws IOException {
        Files.copy(RESOURCES.resolve("misfits/shorter-target.mapping.yaml"), folder.resolve("lead.mapping.yaml"));
        var fields = new Catalogue("Lead", "contact", Map.of(), FIELDS.activecampaign(), Set.of());
        assertThat(new MappingFile(folder, "lead").findings(fields))
                .extracting(Finding::line, Finding::column, Finding::code)
                .containsExactly(tuple(3, 13, "unknown-object"));
    }

    @Test
    void checkingAgainForgetsWhatWasFoundBefore() throws IOException {
        Files.copy(RESOURCES.resolve("misfits/shorter-target.mapping.yaml"), folder.resolve("lead.mapping.yaml"));
        var file = new MappingFile(folder, "lead");
        assertThat(file.findings(FIELDS)).hasSize(1);
        assertThat(file.findings(FIELDS)).hasSize(1);
        assertThat(file.findings(null)).isEmpty();
    }

    private static Map<String, Field> byName(Field... fields) {
        return Arrays.stream(fields).collect(Collectors.toMap(Field::name, Function.identity()));
    }

    private static Field salesforce(String name, SalesforceType type, int length) {
        return new Field(name, name, type, length, -1, true, false, false, List.of(), false);
    }

    private static Field activecampaign(String name, ActiveCampaignType type, int length) {
        return new Field(name, name, type, length, -1, true, false, false, List.of(), false);
    }

    private static Field choices(String name, Enum<?> type, String... words) {
        List<Option> options =
                Arrays.stream(words).map(word -> new Option(word, word)).toList();
        return new Field(name, name, type, 0, -1, true, false, false, options, true);
    }
}
