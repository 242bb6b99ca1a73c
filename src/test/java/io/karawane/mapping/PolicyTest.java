package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static final String BUDGET = "salesforce: Budget__c, activecampaign: \"%BUDGET%\"";
    private static final String REGION = "salesforce: Region__c, activecampaign: \"%REGION%\", table: regions";

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aBlankSourceIsLeftOutByDefault(String blank) {
        assertThat(out(Leads.with(BUDGET), blank).values()).doesNotContainKey("fields");
        assertThat(out(Leads.with(BUDGET), null).values()).doesNotContainKey("fields");
    }

    @Test
    void onEmptyClearEmptiesTheTarget() {
        var mapping = Leads.with(BUDGET + ", onEmpty: clear");
        assertThat(out(mapping, null).values()).containsEntry("fields", Map.of("BUDGET", ""));
        assertThat(in(mapping, "").values()).containsEntry("Budget__c", null);
    }

    @Test
    void onEmptyFailRefusesTheRecordNamingTheBlankField() {
        var mapping = Leads.with(BUDGET + ", onEmpty: fail");
        assertRefused(() -> out(mapping, null), Reason.REQUIRED_MISSING, "Budget__c");
        assertRefused(() -> in(mapping, ""), Reason.REQUIRED_MISSING, "%BUDGET%");
    }

    @Test
    void aLeadWithoutEmailIsRefusedOutbound() {
        assertRefused(
                () -> Leads.with(BUDGET).toActiveCampaign(Map.of("Email", " "), Target.NEW), Reason.NO_EMAIL, "Email");
    }

    @Test
    void aTextTooLongIsRefusedByDefaultWithoutShowingIt() {
        var mapping = Leads.shorter(Leads.with(BUDGET), "%BUDGET%", 3);
        assertThatThrownBy(() -> mapping.toActiveCampaign(lead("abcd"), Target.NEW))
                .hasMessage("too-long %BUDGET%: 4 characters, 3 fit");
    }

    @Test
    void tooLongTruncateCutsBetweenCharactersAndIsNoted() {
        var mapping = Leads.shorter(Leads.with(BUDGET + ", tooLong: truncate"), "%BUDGET%", 3);
        var cut = mapping.toActiveCampaign(lead("a🐪🐪🐪"), Target.NEW);
        assertThat(cut.values()).containsEntry("fields", Map.of("BUDGET", "a🐪🐪"));
        assertThat(cut.notes()).containsExactly(new Note(Reason.TOO_LONG, "%BUDGET%", null, null));
    }

    @Test
    void tooLongSkipFieldLeavesItOutAndIsNoted() {
        var mapping = Leads.shorter(Leads.with(BUDGET + ", tooLong: skip-field"), "Budget__c", 3);
        var skipped = mapping.toSalesforce(contact("abcd"), known());
        assertThat(skipped.values()).doesNotContainKey("Budget__c");
        assertThat(skipped.notes()).containsExactly(new Note(Reason.TOO_LONG, "Budget__c", null, null));
    }

    @Test
    void aTextThatJustFitsIsWritten() {
        var mapping = Leads.shorter(Leads.with(BUDGET), "%BUDGET%", 4);
        assertThat(mapping.toActiveCampaign(lead("🐪🐪🐪🐪"), Target.NEW).notes())
                .isEmpty();
    }

    @Test
    void aTableTranslatesThereAndBack() {
        assertThat(out(Leads.with(REGION.replace("Region__c", "Budget__c")), "AT")
                        .values())
                .containsEntry("fields", Map.of("REGION", "Österreich"));
        var contact = Map.of("email", "a@b.test", "fields", Map.<String, Object>of("REGION", "Deutschland"));
        assertThat(Leads.with(REGION).toSalesforce(contact, known()).values()).containsEntry("Region__c", "DE");
    }

    @Test
    void aTablesWordsMayLookLikeNumbersAndAnswers() {
        var mapping = Leads.with(REGION.replace("Region__c", "Budget__c"));
        assertThat(out(mapping, 1).values()).containsEntry("fields", Map.of("REGION", "One"));
        assertThat(out(mapping, "yes").values()).containsEntry("fields", Map.of("REGION", "Ja"));
    }

    @Test
    void aValueThatIsNotInTheTableIsRefusedOrLeftOut() {
        var mapping = REGION.replace("Region__c", "Budget__c");
        assertRefused(() -> out(Leads.with(mapping), "CH"), Reason.BAD_VALUE, "Budget__c");
        var skipped = out(Leads.with(mapping + ", badValue: skip-field"), "CH");
        assertThat(skipped.values()).doesNotContainKey("fields");
        assertThat(skipped.notes()).containsExactly(new Note(Reason.BAD_VALUE, "%REGION%", null, null));
    }

    @Test
    void aStructureIsABadValue() {
        assertRefused(() -> out(Leads.with(BUDGET), List.of("a")), Reason.BAD_VALUE, "Budget__c");
        assertThat(out(Leads.with(BUDGET + ", badValue: skip-field"), Map.of()).notes())
                .containsExactly(new Note(Reason.BAD_VALUE, "%BUDGET%", null, null));
    }

    @Test
    void aNoteAndAProblemNeverShowTheValue() {
        assertThat(new Note(Reason.KEPT, "Phone", "030 1", "030 2")).hasToString("kept Phone");
        assertThatThrownBy(() -> out(Leads.with(REGION.replace("Region__c", "Budget__c")), "secret"))
                .hasMessage("bad-value Budget__c: not a word of table regions");
    }

    private static void assertRefused(ThrowingCallable mapping, Reason reason, String field) {
        assertThatThrownBy(mapping).isInstanceOfSatisfying(RecordProblem.class, problem -> {
            assertThat(problem.reason()).isEqualTo(reason);
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.isPermanent()).isTrue();
        });
    }

    private static Mapped out(Mapping mapping, Object budget) {
        return mapping.toActiveCampaign(lead(budget), Target.NEW);
    }

    private static Mapped in(Mapping mapping, String budget) {
        return mapping.toSalesforce(contact(budget), known());
    }

    private static Map<String, Object> lead(Object budget) {
        var lead = new HashMap<String, Object>(Map.of("Email", "a@b.test"));
        lead.put("Budget__c", budget);
        return lead;
    }

    private static Map<String, Object> contact(String budget) {
        return Map.of("email", "a@b.test", "fields", Map.of("BUDGET", budget));
    }

    private static Target known() {
        return Target.of(Collections.emptyMap());
    }
}
