package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private void isFiveYearsOld(String lead) {
        world.sandbox
                .salesforce()
                .administration()
                .backdate("Lead", lead, Instant.now().minus(5 * 365, ChronoUnit.DAYS));
    }

    @Test
    void B63_aFiveYearOldLeadMarkedByADataLoadGoesAtTheNextRun() {
        world("hourly", "{ select: marked }", "{ select: none }");
        String old = world.lead(Map.of("Email", "old@example.org"));
        isFiveYearsOld(old);
        String first = world.lead(Map.of("Email", "first@example.org", STATUS, "Waiting for next sync"));
        running(world, "hourly");
        awaitReason(first, "synced");
        world.awaitIdle();
        assertThat(world.contacts("old@example.org")).isEmpty();
        world.sandbox.salesforce().update("Lead", old, Map.of(STATUS, "Waiting for next sync"));
        world.scan();
        awaitReason(old, "synced");
        assertThat(status("Lead", old)).isEqualTo("Successfully synced");
        assertThat(world.contacts("old@example.org")).hasSize(1);
    }

    @Test
    void B64_anUntouchedOldLeadGoesAtTheNextRunOnceTheRuleMatchesIt() {
        world("hourly", country("DE"), "{ select: none }");
        String old = world.lead(Map.of("Email", "fr@example.org", "Country", "FR"));
        isFiveYearsOld(old);
        String first = world.lead(Map.of("Email", "de@example.org", "Country", "DE"));
        running(world, "hourly");
        awaitReason(first, "synced");
        world.awaitIdle();
        assertThat(world.contacts("fr@example.org")).isEmpty();
        world.sync("outbound: { schedule: hourly, lead: " + country("FR") + " }\n");
        assertThat(world.bean("reload", Reload.class).reload()).isEmpty();
        world.scan();
        awaitReason(old, "synced");
        assertThat(world.contacts("fr@example.org")).hasSize(1);
    }

    private static String country(String code) {
        return "{ select: criteria, where: { all: [ { field: Country, is: " + code + " } ] } }";
    }

    @Test
    void B64_aSyncedLeadWhoseEventShowsThatItNoLongerMatchesGetsNoMoreUpdates() {
        running(world("realtime", country("DE"), "{ select: none }"), "realtime");
        String lead = synced("realtime", "Lead", Map.of("Email", "de@example.org", "Country", "DE"));
        long writes = world.activecampaignWrites();
        world.sandbox.salesforce().update("Lead", lead, Map.of("Country", "FR", "FirstName", "Moved"));
        awaitReason(lead, "not-selected");
        world.awaitIdle();
        assertThat(world.activecampaignWrites()).isEqualTo(writes);
        world.sandbox.salesforce().update("Lead", lead, Map.of("Country", "DE"));
        await().untilAsserted(() -> assertThat(world.contacts("de@example.org")
                        .get(0)
                        .path("firstName")
                        .asText())
                .as("it matches again")
                .isEqualTo("Moved"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void B72_onceTheJobIsRemovedNothingRunsAfterARestartAndWhoWaitsGoesOnWaiting(String schedule) {
        flowing(schedule);
        world.activecampaignFaults(
                List.of(Map.of("match", Map.of("path", "/api/3/contact/sync"), "then", Map.of("status", 503))));
        String waiting = world.lead(Map.of("Email", "waiting@example.org"));
        noticed(schedule);
        await().until(() -> world.calls("POST", "/api/3/contact/sync") > 0);
        String selection = "  lead: " + newOnes() + "\n";
        world.stop().activecampaignFaults(List.of()).sync("outbound:\n" + selection);
        world.start().awaitReady();
        world.lead(Map.of("Email", "later@example.org"));
        long queries = world.calls("GET", "/services/data/v63.0/query");
        long subscriptions = world.calls("POST", "/cometd/63.0/subscribe");
        int runs = world.journalOfJob("schedule").size();
        await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(10)).until(() -> world.waiting("Lead")
                .equals(List.of(waiting)));
        assertThat(world.calls("GET", "/services/data/v63.0/query")).isEqualTo(queries);
        assertThat(world.calls("POST", "/cometd/63.0/subscribe")).isEqualTo(subscriptions);
        assertThat(world.journalOfJob("schedule")).hasSize(runs);
        assertThat(world.contacts("waiting@example.org")).isEmpty();

        world.sync("outbound:\n  schedule: " + schedule + "\n" + selection);
        assertThat(world.bean("reload", Reload.class).reload()).isEmpty();
        awaitReason(waiting, "synced");
    }
}
