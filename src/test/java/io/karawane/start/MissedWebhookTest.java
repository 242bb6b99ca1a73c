package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F28: ActiveCampaign posts once, whether somebody listens or not. */
class MissedWebhookTest {
    private static final String TAGS = "tags: { lead: to-salesforce-lead, contact: to-salesforce-contact }";

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void begin() {
        world = new World(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void watch(String words) {
        world.sync("inbound: { missed: { every: 1s, " + words + " } }\n");
    }

    /** While nobody listens the post of the automation is lost, its tag is not. */
    private void reach(String contact, String tag) {
        String id = world.activecampaign("POST", "tags", Map.of("tag", Map.of("tag", tag, "tagType", "contact")))
                .at("/tag/id")
                .asText();
        tag(contact, id);
    }

    private void tag(String contact, String tag) {
        world.activecampaign("POST", "contactTags", Map.of("contactTag", Map.of("contact", contact, "tag", tag)));
    }

    private String tagId() {
        return world.activecampaign("GET", "tags?search=to-salesforce-lead", Map.of())
                .at("/tags/0/id")
                .asText();
    }

    private List<JsonNode> records(String object, String contact) {
        return world.records(object).stream()
                .filter(record -> record.path("ActiveCampaign_ID__c").asText().equals(contact))
                .toList();
    }

    private void awaitSynced(String contact, int times) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(Collections.frequency(world.reasons(contact), "synced"))
                        .as("journal of contact %s: %s", contact, world.reasons(contact))
                        .isEqualTo(times));
    }

    private void automation(String id) {
        world.control(world.sandbox.activecampaignUrl(), "automations", Map.of("id", id, "name", "Hand over"));
    }

    private void plant(String contact, String kind, Instant at) {
        Map<String, Object> event = Map.of("kind", kind, "automation", "7", "at", at.toString());
        world.control(
                world.sandbox.activecampaignUrl(), "activities", Map.of("contact", contact, "events", List.of(event)));
    }

    @Test
    void whomTheAutomationTaggedGoesToSalesforceAndLosesThatTagAndCanGetItAgain() {
        watch(TAGS);
        String lead = world.contact("missed@example.org", "Mia", "Missed");
        String contact = world.contact("other@example.org", "Otto", "Other");
        String nobody = world.contact("nobody@example.org", "Nora", "Nobody");
        reach(lead, "to-salesforce-lead");
        reach(contact, "to-salesforce-contact");
        reach(lead, "customer");
        world.start().awaitReady();
        awaitSynced(lead, 1);
        awaitSynced(contact, 1);
        assertThat(records("Lead", lead)).hasSize(1);
        assertThat(records("Contact", contact)).hasSize(1);
        assertThat(world.tags(lead)).containsExactlyInAnyOrder("customer", "add-to-salesforce");
        assertThat(world.tags(contact)).containsExactly("add-to-salesforce");

        world.control(world.sandbox.activecampaignUrl(), "switches", Map.of("includeContactTags", false));
        world.activecampaign("PUT", "contacts/" + lead, Map.of("contact", Map.of("lastName", "Later")));
        tag(lead, tagId());
        awaitSynced(lead, 2);
        assertThat(records("Lead", lead)).singleElement().satisfies(record -> assertThat(
                        record.path("LastName").asText())
                .isEqualTo("Later"));
        assertThat(world.tags(lead)).containsExactlyInAnyOrder("customer", "add-to-salesforce");
        assertThat(world.reasons(nobody)).isEmpty();
    }

    @Test
    void moreThanAPageIsWorkedOffAndTheRunSaysHowManyNobodyHadToldOf() {
        watch(TAGS);
        world.sandbox.activecampaignLimits().set("requestsPerSecond", 0);
        reach(world.contact("c0@example.org", "C", "Zero"), "to-salesforce-lead");
        String tag = tagId();
        List<String> others = IntStream.rangeClosed(1, 103)
                .mapToObj(i -> world.contact("c" + i + "@example.org", "C", "No " + i))
                .toList();
        others.forEach(contact -> tag(contact, tag));
        world.start().awaitReady();
        await().atMost(Duration.ofSeconds(120))
                .until(() -> !world.journalOfJob("missed").isEmpty()
                        && world.records("Lead").size() == 104);
        world.awaitIdle();
        assertThat(world.journalOfJob("missed").get(0))
                .startsWith("every 1s: Lead 104 seen, 104 queued, 104 not heard of before; 2 pages");
        assertThat(others).allSatisfy(contact -> assertThat(world.tags(contact)).containsExactly("add-to-salesforce"));
    }

    @Test
    void aListThatIgnoresTheTagHandsNobodyOver() {
        watch(TAGS);
        String lead = world.contact("tagged@example.org", "Tim", "Tagged");
        String other = world.contact("untagged@example.org", "Uta", "Untagged");
        reach(lead, "to-salesforce-lead");
        Map<String, Object> everybody = Map.of(
                "match",
                Map.of("method", "GET", "path", "/api/3/contacts"),
                "then",
                Map.of(
                        "status",
                        200,
                        "body",
                        "{\"contacts\":[{\"id\":\"" + other + "\"}],\"contactTags\":[],\"meta\":{\"total\":\"1\"}}"));
        world.activecampaignFaults(List.of(everybody)).start();
        world.awaitHealth("contacts?tagid answers contacts without that tag");
        assertThat(world.backlog()).isZero();
    }

    @Test
    void B103_whoWentThroughAWatchedAutomationUnheardIsNotedOnceAndCreatedOnlyWhereAnOperatorSaysSo() {
        automation("7");
        Instant then = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        String entered = world.contact("entered@example.org", "Eva", "Entered");
        String completed = world.contact("completed@example.org", "Cem", "Completed");
        String old = world.contact("old@example.org", "Olga", "Old");
        String heard = world.contact("heard@example.org", "Hans", "Heard");
        plant(entered, "automation-entered", then);
        plant(completed, "automation-completed", then);
        plant(old, "automation-completed", Instant.now().minus(9, ChronoUnit.DAYS));
        plant(heard, "automation-completed", Instant.now());
        watch("automations: [ { id: 7, creates: lead } ]");
        world.start();
        assertThat(world.post("lead", heard).statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> !world.reasons(completed).isEmpty());
        assertThat(world.details(entered)).containsExactly("automation 7, entered " + then);
        assertThat(world.details(completed)).containsExactly("automation 7, completed " + then);
        awaitSynced(heard, 1);
        awaitRuns(2);
        assertThat(world.reasons(heard)).containsExactly("synced");
        assertThat(world.records("Lead")).hasSize(1);
        assertThat(world.journalOfJob("missed"))
                .last()
                .asString()
                .startsWith("every 1s: Lead 3 seen, 0 queued; 1 pages");

        watch("automations: [ { id: 7, creates: lead, completing: hands-over } ]");
        assertThat(world.bean("reload", Reload.class).reload()).isEmpty();
        awaitSynced(completed, 1);
        assertThat(records("Lead", completed)).hasSize(1);
        awaitRuns(2);
        world.awaitIdle();
        assertThat(world.reasons(completed)).containsExactly("perhaps-missed", "handed-over", "synced");
        assertThat(world.reasons(entered)).containsExactly("perhaps-missed");
        assertThat(world.reasons(old)).isEmpty();
    }

    private void awaitRuns(int more) {
        int runs = world.journalOfJob("missed").size();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.journalOfJob("missed").size() >= runs + more);
    }
}
