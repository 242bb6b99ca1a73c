package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.mapping.Explanation.Step;
import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.mapping.type.Field;
import io.karawane.mapping.type.SalesforceType;
import io.karawane.problem.Reason;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {
    private static final String BUDGET = "salesforce: Budget__c, activecampaign: \"%BUDGET%\"";

    @Test
    void eachStepIsToldWithTheValueAfterIt() {
        var mapping = Leads.with(BUDGET).with(ExplanationTest::currency);
        var row = mapping.explain(Side.SALESFORCE, contact("1.234,5 €"), Target.of(Map.of()))
                .rows()
                .get(1);
        assertThat(row.from()).isEqualTo(Map.of("%BUDGET%", "1.234,5 €"));
        assertThat(row.steps())
                .containsExactly(new Step("read", "1.234,5 €"), new Step("text → currency", new BigDecimal("1234.5")));
        assertThat(row.ending()).isEqualTo(Ending.WRITTEN);
        assertThat(row.result()).isEqualTo(new BigDecimal("1234.5"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "salesforce: [A__c, B__c], activecampaign: \"%X%\", join: \"-\"                           | join, text → text",
                "salesforce: A__c, activecampaign: \"%X%\", direction: to-activecampaign, expression: A__c & '!' "
                        + "| expression, text → text",
                "activecampaign: \"%X%\", constant: Salesforce                                         | constant, text → text",
                "salesforce: C__c, activecampaign: \"%X%\", default: none                              | default, text → text",
                "salesforce: R__c, activecampaign: \"%X%\", table: regions             | read, table regions, text → text"
            })
    void everyKindOfRowTellsWhatItDid(String row, String did) {
        var record = Map.<String, Object>of("Email", "a@b.test", "A__c", "a", "B__c", "b", "R__c", "AT");
        var explained = Leads.with(row).explain(Side.ACTIVECAMPAIGN, record, Target.NEW);
        assertThat(explained.rows().get(1).steps()).extracting(Step::did).containsExactly(did.split(", "));
        assertThat(explained.mapped()).isEqualTo(Leads.with(row).toActiveCampaign(record, Target.NEW));
    }

    @ParameterizedTest(name = "{0} {1} ends {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "wins: fill-blank                                                    | 1    | TARGET_WINS",
                "onEmpty: keep                                                       | ''   | BLANK",
                "onEmpty: clear                                                      | ''   | CLEARED",
                "'onEmpty: clear, wins: fill-blank'                                  | ''   | TARGET_WINS",
                "onEmpty: fail                                                       | ''   | REFUSED",
                "'direction: to-salesforce, when: { \"%KIND%\": shop }'              | 1    | NOT_FOR",
                "tooLong: truncate                                                   | long | CUT",
                "tooLong: skip-field                                                 | long | LEFT_OUT",
                "tooLong: fail                                                       | long | REFUSED",
                "'table: regions, badValue: skip-field'                              | CH   | LEFT_OUT",
                "table: regions                                                      | CH   | REFUSED"
            })
    void aRowThatWritesNothingOrLessSaysWhy(String policy, String value, Ending ending) {
        var mapping = Leads.shorter(Leads.with(BUDGET + ", " + policy), "Budget__c", 3);
        var row = mapping.explain(Side.SALESFORCE, contact(value), Target.of(Map.of("Budget__c", "2")))
                .rows()
                .get(1);
        assertThat(row.ending()).isEqualTo(ending);
        assertThat(row.result()).isEqualTo(ending == Ending.CUT ? "lon" : null);
        assertThat(row.ending()).asString().isNotBlank();
    }

    @Test
    void aRecordThatIsRefusedIsToldToTheEndWithItsFirstProblem() {
        var mapping = Leads.with(BUDGET + ", onEmpty: fail", "salesforce: City, activecampaign: \"%CITY%\"");
        var explained = mapping.explain(Side.ACTIVECAMPAIGN, Map.of("City", "Köln"), Target.NEW);
        assertThat(explained.problem().reason()).isEqualTo(Reason.NO_EMAIL);
        assertThat(explained.mapped()).isNull();
        assertThat(explained.rows())
                .extracting(Explanation.Row::ending)
                .containsExactly(Ending.REFUSED, Ending.REFUSED, Ending.WRITTEN);
    }

    @Test
    void whatStandsInForARequiredFieldIsARowOfItsOwn() {
        var lead = Leads.shipped("Lead");
        var person = Map.<String, Object>of("email", "a@b.test", "firstName", "Anna", "lastName", "Berger");
        var explained = lead.explain(Side.SALESFORCE, person, Target.NEW);
        assertThat(explained.rows()).last().satisfies(row -> {
            assertThat(row.target()).isEqualTo("Company");
            assertThat(row.result()).isEqualTo("Anna Berger");
        });
        assertThat(explained.mapped()).isEqualTo(lead.toSalesforce(person, Target.NEW));
        assertThat(lead.explain(Side.SALESFORCE, Map.of("account", "x"), Target.NEW)
                        .problem())
                .hasMessage("required-missing LastName: Salesforce requires it");
    }

    private static Field currency(Side side, String name) {
        Enum<?> type = side == Side.ACTIVECAMPAIGN ? ActiveCampaignType.TEXT : SalesforceType.CURRENCY;
        return name.contains("udget") || name.contains("BUDGET")
                ? Field.text(name, type)
                : Fields.UNKNOWN.of(side, name);
    }

    private static Map<String, Object> contact(String budget) {
        return Map.of("email", "a@b.test", "fields", Map.of("BUDGET", budget));
    }
}
