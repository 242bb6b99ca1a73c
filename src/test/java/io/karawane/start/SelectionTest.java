package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which records go: none, new, marked or criteria. */
class SelectionTest extends Outbound {
    @Test
    void B62_aLeadCreatedBeforeSinceAndEditedAfterwardsIsNeverSent() {
        world("hourly", "{ select: none }", "{ select: none }");
        String old = world.lead(Map.of("Email", "old@example.org"));
        world.sync("outbound: { schedule: hourly, lead: " + newSince(Instant.now()) + " }\n")
                .start()
                .awaitReady()
                .awaitIdle();
        world.sandbox.salesforce().update("Lead", old, Map.of("FirstName", "Edited"));
        String fresh = world.lead(Map.of("Email", "new@example.org"));
        world.scan();
        await().untilAsserted(
                        () -> assertThat(world.contacts("new@example.org")).hasSize(1));
        world.awaitIdle();
        assertThat(world.contacts("old@example.org")).isEmpty();
        assertThat(world.record("Lead", fresh).path(ID).asText("")).isNotEmpty();
    }

    @Test
    void B62_B12_aLeadWithoutAnAddressIsJournalledAndSentOnceItHasOne() {
        world("hourly", newOnes(), "{ select: none }").start().awaitReady();
        String lead = world.lead(Map.of("LastName", "Ohne"));
        world.scan();
        await().untilAsserted(() -> assertThat(world.reasons(lead)).containsExactly("no-email"));
        assertThat(world.record("Lead", lead).path(STATUS).isNull()).isTrue();
        world.sandbox.salesforce().update("Lead", lead, Map.of("Email", "later@example.org"));
        world.scan();
        await().untilAsserted(
                        () -> assertThat(world.contacts("later@example.org")).hasSize(1));
    }

    @Test
    void B62_theSameOptionSavedAgainLosesNobodyCreatedBetweenTheTwoSaves() {
        String option = newOnes();
        world("hourly", option, "{ select: none }").start().awaitReady().awaitIdle();
        world.lead(Map.of("Email", "between@example.org"));
        world.sync("outbound:\n  schedule: hourly\n  lead: " + option + "\n")
                .restart()
                .awaitReady();
        world.scan();
        await().untilAsserted(
                        () -> assertThat(world.contacts("between@example.org")).hasSize(1));
    }

    @Test
    void B61_B65_withLeadsOffAnEditedLeadCausesNoCallWhileContactsFlow() {
        world("realtime", newOnes(), newOnes()).start().awaitReady();
        String lead = world.lead(Map.of("Email", "lead@example.org"));
        await().untilAsserted(() ->
                assertThat(world.record("Lead", lead).path(STATUS).asText("")).isNotEmpty());
        world.awaitIdle();
        world.sync("outbound: { schedule: realtime, lead: { select: none }, contact: " + newOnes() + " }\n")
                .restart()
                .awaitReady();
        await().until(() -> world.calls("POST", "/cometd/63.0/subscribe") >= 4);
        world.awaitIdle();
        long writes = world.activecampaignWrites();
        world.sandbox.salesforce().update("Lead", lead, Map.of("FirstName", "Edited"));
        world.awaitIdle();
        assertThat(world.activecampaignWrites()).isEqualTo(writes);
        world.salesforceContact(Map.of("Email", "contact@example.org"));
        await().untilAsserted(
                        () -> assertThat(world.contacts("contact@example.org")).hasSize(1));
    }

    @Test
    void B63_B67_aMarkedLeadGoesAndLaterChangesFlowWithoutANewMark() {
        world("hourly", "{ select: marked }", "{ select: none }");
        String marked = world.lead(Map.of("Email", "marked@example.org", STATUS, "Waiting for next sync"));
        String unmarked = world.lead(Map.of("Email", "unmarked@example.org"));
        world.start().awaitReady();
        await().untilAsserted(() ->
                assertThat(world.record("Lead", marked).path(STATUS).asText()).isEqualTo("Successfully synced"));
        world.awaitIdle();
        assertThat(world.contacts("unmarked@example.org")).isEmpty();
        world.sandbox.salesforce().update("Lead", marked, Map.of("FirstName", "Later"));
        world.scan();
        await().untilAsserted(() -> assertThat(world.contacts("marked@example.org")
                        .get(0)
                        .path("firstName")
                        .asText())
                .isEqualTo("Later"));
        assertThat(world.record("Lead", unmarked).path(ID).isNull()).isTrue();
    }

    @Test
    void B64_whatMatchesGoesAndASyncedLeadThatNoLongerMatchesGetsNoMoreUpdates() {
        world("hourly", "{ select: criteria, where: { all: [ { field: Country, is: DE } ] } }", "{ select: none }");
        String matches = world.lead(Map.of("Email", "de@example.org", "Country", "DE"));
        world.lead(Map.of("Email", "fr@example.org", "Country", "FR"));
        world.start().awaitReady();
        await().untilAsserted(() -> assertThat(world.contacts("de@example.org")).hasSize(1));
        world.awaitIdle();
        assertThat(world.contacts("fr@example.org")).isEmpty();
        world.sandbox.salesforce().update("Lead", matches, Map.of("Country", "FR", "FirstName", "Moved"));
        world.scan().awaitIdle();
        assertThat(world.contacts("de@example.org").get(0).path("firstName").asText())
                .isEmpty();
    }
}
