package io.karawane.settings;

import static io.karawane.settings.Criterion.Comparison.CONTAINS;
import static io.karawane.settings.Criterion.Comparison.IN;
import static io.karawane.settings.Criterion.Comparison.IS;
import static io.karawane.settings.Criterion.Comparison.IS_NOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.karawane.problem.Document;
import io.karawane.problem.Finding;
import io.karawane.problem.Findings;
import io.karawane.settings.Criterion.Field;
import io.karawane.settings.Criterion.Several;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CriterionReaderTest {
    private final Findings findings = new Findings(Path.of("sync.yaml"));

    @Test
    void B64_oneFieldIsComparedWithAText() {
        assertThat(read("{ field: Country, is: DE }")).isEqualTo(new Field("Country", IS, "DE"));
    }

    @Test
    void B64_allAndAnyAreNested() {
        assertThat(read("{ all: [ { field: A, is: x }, { any: [ { field: B, is: y }, { field: C, is-not: z } ] } ] }"))
                .isEqualTo(new Several(
                        true,
                        List.of(
                                new Field("A", IS, "x"),
                                new Several(false, List.of(new Field("B", IS, "y"), new Field("C", IS_NOT, "z"))))));
    }

    @ParameterizedTest
    @EnumSource(Criterion.Comparison.class)
    void everyComparisonIsUnderstood(Criterion.Comparison comparison) {
        var value = comparison == IN || comparison == Criterion.Comparison.NOT_IN ? "[ x ]" : "x";
        assertThat(read("{ field: A, " + comparison.word() + ": " + value + " }"))
                .isInstanceOfSatisfying(
                        Field.class, field -> assertThat(field.comparison()).isEqualTo(comparison));
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void aNumberIsANumberAndAQuotedOneAText() {
        assertThat(value("{ field: A, over: 1000 }")).isInstanceOf(Number.class).hasToString("1000");
        assertThat(value("{ field: A, over: -0.5 }")).isInstanceOf(Number.class).hasToString("-0.5");
        assertThat(value("{ field: A, over: 12345678.9 }")).hasToString("12345678.9");
        assertThat(value("{ field: A, is: \"1000\" }")).isEqualTo("1000");
        assertThat(value("{ field: A, is: \"0.5\" }")).isEqualTo("0.5");
    }

    @Test
    void trueFalseAndNothingAreThemselves() {
        assertThat(value("{ field: A, is: true }")).isEqualTo(true);
        assertThat(value("{ field: A, is-not: null }")).isNull();
        assertThat(value("{ field: A, in: [ x, 1, null ] }")).hasToString("[x, 1, null]");
    }

    @Test
    void aFieldOfARelatedRecordIsNamedWithDots() {
        assertThat(read("{ field: Owner.Profile.Name, contains: x }"))
                .isEqualTo(new Field("Owner.Profile.Name", CONTAINS, "x"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { field: "Country = 'DE' OR Id", is: x }        | bad-salesforce-name | API name
            { field: 1st, is: x }                           | bad-salesforce-name | API name
            { field: "", is: x }                                  | bad-salesforce-name | API name
            { field: A }                                    | missing-word        | write one of: is
            { field: A, is: x, over: 1 }                    | missing-word        | write one of: is
            { field: A, in: x }                             | wrong-type          | write [ DE, AT ]
            { field: A, in: [] }                            | wrong-type          | write [ DE, AT ]
            { field: A, not-in: [ [ x ] ] }                 | wrong-type          | write [ DE, AT ]
            { field: A, is: [ x ] }                         | wrong-type          | write one text
            { field: A, is: { x: y } }                      | wrong-type          | write one text
            { field: A, contains: null }                    | wrong-type          | is: null
            { field: A, over: null }                        | wrong-type          | is: null
            { all: [] }                                     | empty               | at least one
            { all: DE }                                     | empty               | at least one
            { any: [ {} ] }                                 | missing-word        | add where
            { all: [ { field: A, is: x } ], any: [ { field: B, is: y } ] } | unknown-word | all: [ { any: [ … ] }
            { any: [ { field: A, is: x } ], field: B }      | unknown-word        | all: [ { any: [ … ] }
            """)
    void aMistakeIsFoundWithAHint(String where, String code, String hint) {
        read(where);
        assertThat(findings.all()).singleElement().satisfies(finding -> {
            assertThat(finding).returns(code, Finding::code).returns(2, Finding::line);
            assertThat(finding.hint()).contains(hint);
        });
    }

    @Test
    void aMisspeltComparisonIsNamed() {
        read("{ field: A, iss: x }");
        assertThat(findings.all())
                .extracting(Finding::code, Finding::hint)
                .contains(tuple("unknown-word", "did you mean is?"));
    }

    private Object value(String where) {
        return ((Field) read(where)).value();
    }

    private Criterion read(String where) {
        var document = new Document("# rule\nwhere: " + where);
        findings.in(document);
        return new CriterionReader(document.root(), findings).read("/where", "");
    }
}
