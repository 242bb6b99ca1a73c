package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.karawane.lane.JobSchedule;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A formula shows another value without an event and without a trace on its record. */
class FormulaTest extends Outbound {
    private static final String MAPPING = """
            mapping: lead
            format: 1
            salesforce: Lead
            activecampaign: contact
            fields:
              - { salesforce: LastName, activecampaign: lastName }
              - { salesforce: Email, activecampaign: email, key: true }
              - { salesforce: Grade__c, activecampaign: firstName, direction: to-activecampaign }
            """;

    @Test
    void aFormulaThatChangedIsToldAndNobodyElseIsSent() {
        world("hourly", newOnes(), "{ select: none }").file("lead.mapping.yaml", MAPPING);
        world.control(
                world.sandbox.salesforceUrl(),
                "fields",
                Map.of("object", "Lead", "field", Map.of("name", "Grade__c", "formula", "{Title}")));
        world.start().awaitReady();
        String graded = world.lead(Map.of("Email", "graded@example.org", "Title", "Boss"));
        String other = world.lead(Map.of("Email", "other@example.org"));
        String stranger = world.lead(Map.of("LastName", "Without an address"));
        world.scan();
        awaitSynced(1, graded, other);
        assertThat(firstName("graded@example.org")).isEqualTo("Boss");
        world.awaitIdle().scan();
        await().until(() -> world.reasons(graded).contains("echo"));

        world.control(
                world.sandbox.salesforceUrl(),
                "formulas",
                Map.of("object", "Lead", "field", "Grade__c", "formula", "{Title}, {City}"));
        world.scan().awaitIdle();
        assertThat(firstName("graded@example.org")).as("a scan does not see it").isEqualTo("Boss");
        long queries = world.calls("GET", "/services/data/v63.0/query");
        world.bean("formulaSchedule", JobSchedule.class).runNow();
        awaitSynced(2, graded, other);
        assertThat(firstName("graded@example.org")).isEqualTo("Boss,");
        assertThat(world.reasons(stranger)).doesNotContain("synced");
        world.awaitIdle();
        assertThat(world.calls("GET", "/services/data/v63.0/query") - queries)
                .as("one to compare, the others to send")
                .isLessThanOrEqualTo(6);

        world.bean("formulaSchedule", JobSchedule.class).runNow();
        await().during(Duration.ofSeconds(12))
                .atMost(Duration.ofSeconds(20))
                .until(() -> List.of(graded, other).stream()
                        .allMatch(lead -> Collections.frequency(world.reasons(lead), "synced") == 2));
    }

    private void awaitSynced(int times, String... leads) {
        await().atMost(Duration.ofSeconds(30)).until(() -> List.of(leads).stream()
                .allMatch(lead -> Collections.frequency(world.reasons(lead), "synced") == times));
    }

    private String firstName(String email) {
        return world.contacts(email).get(0).path("firstName").asText();
    }
}
