package io.karawane.salesforce;

import static io.karawane.settings.Criterion.Comparison.CONTAINS;
import static io.karawane.settings.Criterion.Comparison.IN;
import static io.karawane.settings.Criterion.Comparison.IS;
import static io.karawane.settings.Criterion.Comparison.IS_NOT;
import static io.karawane.settings.Criterion.Comparison.NOT_IN;
import static io.karawane.settings.Criterion.Comparison.OVER;
import static io.karawane.settings.Criterion.Comparison.STARTS_WITH;
import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.settings.Criterion;
import io.karawane.settings.Criterion.Comparison;
import io.karawane.settings.Criterion.Field;
import io.karawane.settings.Criterion.Several;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** B64: every condition that is made here is read back with the grammar of the language. */
class CriteriaTest {

    @Test
    void B64_allIsAndAnyIsOr() {
        var any = new Several(false, List.of(new Field("B", IS, "y"), new Field("C", IS_NOT, "z")));
        assertThat(condition(new Several(true, List.of(new Field("A", IS, "x"), any))))
                .isEqualTo("(A = 'x' AND (B = 'y' OR C != 'z'))");
    }

    @ParameterizedTest
    @EnumSource(Comparison.class)
    void everyComparisonIsSoql(Comparison comparison) {
        var value = comparison == IN || comparison == NOT_IN ? List.of("x", "y") : "x";
        assertThat(condition(new Field("Owner.Name", comparison, value)))
                .startsWith("Owner.Name " + comparison.operator() + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24",
                "2026-11-24T09:00:00Z",
                "2026-11-24T09:00:00.000Z",
                "2026-11-24T09:00:00+01:00",
                "TODAY",
                "LAST_WEEK",
                "THIS_YEAR",
                "NEXT_N_DAYS:30"
            })
    void aDateIsNeverQuoted(String date) {
        assertThat(condition(new Field("CreatedDate", OVER, date))).isEqualTo("CreatedDate > " + date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11", "24.11.2026", "today", "2026-11-24 OR Id != null", "LAST_N_DAYS:x", "TODAY "})
    void whatOnlyLooksLikeADateIsAText(String text) {
        assertThat(condition(new Field("A", IS, text))).isEqualTo("A = '" + text + "'");
    }

    @Test
    void numbersTrueFalseAndNothingAreThemselves() {
        assertThat(condition(new Field("A", OVER, 1000))).isEqualTo("A > 1000");
        assertThat(condition(new Field("A", OVER, new BigDecimal("-0.5")))).isEqualTo("A > -0.5");
        assertThat(condition(new Field("A", IS, true))).isEqualTo("A = true");
        assertThat(condition(new Field("A", IS_NOT, null))).isEqualTo("A != null");
    }

    @Test
    void wildcardsStandForThemselves() {
        assertThat(condition(new Field("A", STARTS_WITH, "100%_a"))).isEqualTo("A LIKE '100\\%\\_a%'");
        assertThat(condition(new Field("A", CONTAINS, "50%"))).isEqualTo("A LIKE '%50\\%%'");
    }

    @Test
    void theBackslashBeforeAWildcardStandsForItselfToo() {
        assertThat(condition(new Field("A", CONTAINS, "\\%"))).isEqualTo("A LIKE '%\\\\\\%%'");
    }

    @Test
    void aListHoldsTextsNumbersDatesAndNothing() {
        assertThat(condition(new Field("A", IN, Arrays.asList("DE", 1, "2026-11-24", null))))
                .isEqualTo("A IN ('DE',1,2026-11-24,null)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x' OR Id != null OR Name = 'x", "x\\' OR Id != null --", "') OR (Name = '", "\\"})
    void anAttemptToSayMoreStaysALiteral(String attempt) {
        for (Comparison comparison : List.of(IS, STARTS_WITH, CONTAINS)) {
            var query = query(new Field("LastName", comparison, attempt));
            assertThat(Grammar.literals(query))
                    .singleElement()
                    .satisfies(literal -> assertThat(Grammar.meaning(literal)).contains(attempt));
        }
        assertThat(Grammar.literals(query(new Field("LastName", IN, List.of(attempt, attempt)))))
                .hasSize(2);
    }

    private static String condition(Criterion criterion) {
        Grammar.literals(query(criterion));
        return Criteria.condition(criterion);
    }

    private static String query(Criterion criterion) {
        return Soql.select(List.of("Id"), "Lead", Criteria.condition(criterion));
    }
}
