package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MappingTest {
    private static final String BUDGET = "salesforce: Budget__c, activecampaign: \"%BUDGET%\"";
    private static final String OWNER =
            "salesforce: Owner.Name, activecampaign: \"%OWNER%\", direction: to-activecampaign";
    private static final String SCORE = "salesforce: Score__c, activecampaign: \"%SCORE%\", direction: to-salesforce";

    @ParameterizedTest
    @MethodSource
    void jsonValuesBecomeText(Object value, String text) {
        var contact = Leads.with(BUDGET).toActiveCampaign(lead(value), Target.NEW);
        assertThat(contact.values()).containsEntry("fields", Map.of("BUDGET", text));
    }

    static List<Arguments> jsonValuesBecomeText() {
        return List.of(
                Arguments.of(" Müller ", "Müller"),
                Arguments.of(1000, "1000"),
                Arguments.of(1000.0, "1000"),
                Arguments.of(0.1, "0.1"),
                Arguments.of(1e7, "10000000"),
                Arguments.of(true, "true"),
                Arguments.of(false, "false"),
                Arguments.of("2026-11-24", "2026-11-24"));
    }

    @Test
    void aRelatedRecordsFieldIsReadThroughItsPath() {
        var lead = lead("1");
        lead.put("Owner", Map.of("Name", "Olga"));
        assertThat(Leads.with(OWNER).toActiveCampaign(lead, Target.NEW).values())
                .containsEntry("fields", Map.of("OWNER", "Olga"));
        lead.put("Owner", null);
        assertThat(Leads.with(OWNER).toActiveCampaign(lead, Target.NEW).values())
                .doesNotContainKey("fields");
    }

    @Test
    void aMappingSaysWhichFieldsItReadsAndWrites() {
        var mapping = Leads.with(BUDGET, OWNER, SCORE);
        assertThat(mapping.read(Side.SALESFORCE)).containsExactly("Email", "Budget__c", "Owner.Name");
        assertThat(mapping.written(Side.SALESFORCE)).containsExactly("Email", "Budget__c", "Score__c");
        assertThat(mapping.read(Side.ACTIVECAMPAIGN)).containsExactly("email", "%BUDGET%", "%SCORE%");
        assertThat(mapping.written(Side.ACTIVECAMPAIGN)).containsExactly("email", "%BUDGET%", "%OWNER%");
        assertThat(mapping.tags()).containsExactly("BUDGET", "OWNER", "SCORE");
    }

    @Test
    void theProjectionChangesWithEveryMappedValueAndWithNothingElse() {
        var mapping = Leads.with(BUDGET, SCORE);
        var projection = mapping.projection(lead(1000));
        var other = new LinkedHashMap<String, Object>();
        other.put("Score__c", 7);
        other.put("SystemModstamp", "2026-11-24T09:00:00.000+0000");
        other.put("Budget__c", 1000.00);
        other.put("Email", "a@b.test");
        assertThat(mapping.projection(other)).isEqualTo(projection);
        assertThat(mapping.projection(lead(1001))).isNotEqualTo(projection);
        assertThat(mapping.projection(lead(null))).isNotEqualTo(projection);
        assertThat(mapping.projection(lead(List.of("a")))).isNotEqualTo(mapping.projection(lead(List.of("b"))));
    }

    @Test
    void theProjectionChangesWithWhatTheMappingSendsButNotWithTheOrderOfItsRows() {
        var projection = Leads.with(BUDGET, OWNER).projection(lead("DE"));
        assertThat(Leads.with(OWNER, BUDGET).projection(lead("DE"))).isEqualTo(projection);
        assertThat(Leads.with(BUDGET).projection(lead("DE")))
                .as("a blank is kept")
                .isEqualTo(projection);
        assertThat(Leads.with(BUDGET, OWNER + ", onEmpty: clear").projection(lead("DE")))
                .as("a blank clears")
                .isNotEqualTo(projection);
        assertThat(Leads.with(BUDGET + ", table: regions", OWNER).projection(lead("DE")))
                .isNotEqualTo(projection);
    }

    @Test
    void noValueCanPassForAnotherLineOfTheProjection() {
        var mapping =
                Leads.with("salesforce: A__c, activecampaign: \"%A%\"", "salesforce: B__c, activecampaign: \"%B%\"");
        assertThat(mapping.projection(Map.of("A__c", "x\"\n%B% = \"y")))
                .isNotEqualTo(mapping.projection(Map.of("A__c", "x", "B__c", "y")));
    }

    private static Map<String, Object> lead(Object budget) {
        var lead = new LinkedHashMap<String, Object>();
        lead.put("Email", "a@b.test");
        lead.put("Budget__c", budget);
        return lead;
    }
}
