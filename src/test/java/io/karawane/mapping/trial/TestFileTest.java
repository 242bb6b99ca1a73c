package io.karawane.mapping.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.mapping.Mappings;
import io.karawane.mapping.Side;
import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestFileTest {
    private static final String GOOD = """
            mapping: lead
            format: 1
            types: { LastName: text }
            cases:
              - name: a surname goes to the contact
                to: activecampaign
                given: { Email: a@b.test, LastName: Müller }
                changed: { source: 2026-11-24T09:00:00Z, target: 2026-11-24T10:00:00Z }
                expect: { email: a@b.test, lastName: Müller }
            """;

    @TempDir
    private Path folder;

    private final Mappings mappings = Mappings.load(Path.of("mappings"));

    @ParameterizedTest(name = "{1} instead of {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "mapping: lead        | mapping: leed                    | 1 | 10 | wrong-object  | write mapping: lead",
                "format: 1            | format: 2                        | 2 | 9  | unknown-format | write format: 1",
                "LastName: text       | Lastname: text                   | 3 | 10 | unknown-field | did you mean LastName?",
                "LastName: text       | LastName: txet                   | 3 | 20 | not-a-choice  | did you mean text?",
                "LastName: text       | lastName: picklist               | 3 | 20 | not-a-choice  | write one of: checkbox, "
                        + "currency, date, datetime, dropdown, hidden, listbox, number, radio, text, textarea",
                "LastName: text       | LastName: { txet: 80 }           | 3 | 22 | unknown-word  | did you mean text?",
                "LastName: text       | LastName: { currency: 18 }       | 3 | 32 | wrong-type    | write those before and "
                        + "after the point: [16, 2]",
                "to: activecampaign   | to: activecampain                | 6 | 9  | not-a-choice  | did you mean "
                        + "activecampaign?",
                "name: a surname goes to the contact | name: ''          | 5 | 11 | empty         | write at least one entry",
                "expect: {            | expect: { x: { y: 1 },           | 9 | 18 | wrong-type    | write a text; quotes make "
                        + "one of anything",
                "expect:              | expected:                        | 5 | 5  | expectation   | write either expect: with "
                        + "the fields that are written, or problem: with its code",
                "source: 2026-11-24T09:00:00Z | source: yesterday        | 8 | 24 | bad-time      | write it as "
                        + "2026-11-24T09:00:00Z",
                "cases:               | 'cases: ['                       | 5 | 3  | yaml-syntax   | correct the YAML here"
            })
    void aMistakeIsReportedAtItsPlaceWithAHint(String good, String bad, int line, int column, String code, String hint)
            throws IOException {
        assertThat(findings("lead", GOOD.replace(good, bad)))
                .extracting(Finding::line, Finding::column, Finding::code, Finding::hint)
                .contains(tuple(line, column, code, hint));
    }

    @Test
    void aCaseThatExpectsBothAFieldAndAProblemIsNoCase() throws IOException {
        assertThat(findings("lead", GOOD + "    problem: { code: to-long }\n"))
                .extracting(Finding::line, Finding::code)
                .containsExactly(tuple(5, "expectation"), tuple(10, "not-a-choice"));
    }

    @Test
    void aFileWithoutAMappingIsGuessed() throws IOException {
        assertThat(findings("leed", GOOD))
                .extracting(Finding::code, Finding::hint)
                .containsExactly(tuple("unknown-file", "did you mean lead?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "[1, 2]",
                "{types: [x], cases: {a: b}}",
                "{cases: [x, [y], 1, null, {given: [], types: 1, changed: [], expect: 1, problem: x, notes: {a: []}}]}",
                "{mapping: [lead], format: '1', types: {LastName: [], FirstName: {}, Email: {text: 1, date: 2}}}",
                "{types: {'~/': text}}",
                "a: b\n---\nc: d"
            })
    void noShapeOfAFileIsAnythingButFindings(String yaml) throws IOException {
        assertThat(findings("lead", yaml)).isNotEmpty();
    }

    @Test
    void theSchemaKnowsEveryTypeOfBothSidesAndHelpsTheEditor() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(getClass().getResource("/mapping/mapping-test.schema.json"));
        var words = new TreeSet<String>();
        schema.at("/$defs/type/then/enum").forEach(word -> words.add(word.asText()));
        var known = new TreeSet<String>();
        for (Side side : Side.values()) {
            known.addAll(TypeWords.of(side).keySet());
        }
        assertThat(words).isEqualTo(known);
        assertThat(schema.at("/$defs/type/else/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(known);
        for (var properties : List.of(schema.at("/properties"), schema.at("/$defs/case/properties"))) {
            properties.forEach(property -> {
                var told = property.has("$ref")
                        ? schema.at(property.path("$ref").asText().substring(1))
                        : property;
                assertThat(told.path("title").asText()).isNotBlank();
                assertThat(told.path("description").asText()).endsWith(".");
                assertThat(told.path("examples")).isNotEmpty();
            });
        }
    }

    private List<Finding> findings(String name, String text) throws IOException {
        var file = folder.resolve(name + ".test.yaml");
        Files.writeString(file, text);
        return catchThrowableOfType(InvalidConfiguration.class, () -> MappingTests.read(List.of(file), mappings))
                .findings();
    }
}
