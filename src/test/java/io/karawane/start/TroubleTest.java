package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refusals, wrong words and marks that come in between: each ends where it belongs. */
class TroubleTest {
    private static final String STATUS = "ActiveCampaign_Sync_Status__c";
    private static final String WAITING = "Waiting for next sync";

    @TempDir
    private Path folder;

    private World world;

    @AfterEach
    void end() {
        world.close();
    }

    private World world(String lead) {
        world = new World(folder).sync("outbound: { schedule: hourly, lead: " + lead + " }\n");
        return world;
    }

    @Test
    void B63_B96_aMarkedLeadThatActiveCampaignRefusesKeepsItsMarkAndIsNotSentOnEveryRun() {
        world("{ select: marked }")
                .activecampaignFaults(List.of(Map.of(
                        "match",
                        Map.of("path", "/api/3/contact/sync"),
                        "then",
                        Map.of("status", 422, "body", "{\"errors\":[{\"title\":\"no marked@example.org here\"}]}"))));
        String lead = world.lead(Map.of("Email", "marked@example.org", STATUS, WAITING));
        world.start().awaitReady();
        await().untilAsserted(() -> assertThat(world.reasons(lead)).containsExactly("rejected"));
        world.scan().awaitIdle();
        world.scan().awaitIdle();
        assertThat(world.reasons(lead)).containsExactly("rejected");
        assertThat(world.record("Lead", lead).path(STATUS).asText()).isEqualTo(WAITING);
        assertThat(world.details(lead))
                .as("the remote's words without the address")
                .containsExactly("no *** here");
    }

    @Test
    void B63_B96_aMarkedLeadThatAnImportRefusesKeepsItsMarkAndHarmsNobodyElse() {
        world("{ select: marked }").sandbox.switches().set("importFailingEmails", "p5@example.org");
        List<String> leads = IntStream.range(0, 12)
                .mapToObj(i -> world.lead(Map.of("Email", "p" + i + "@example.org", STATUS, WAITING)))
                .toList();
        world.start().awaitReady();
        leads.forEach(lead -> await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(world.reasons(lead)).isNotEmpty()));
        world.awaitIdle();
        long imports = world.calls("POST", "/api/3/import/bulk_import");
        assertThat(imports).isPositive();
        int runs = world.journalOfJob("schedule").size();
        world.scan();
        await().until(() -> world.journalOfJob("schedule").size() > runs);
        world.awaitIdle();
        String refused = leads.get(5);
        assertThat(world.reasons(refused)).containsExactly("rejected");
        assertThat(world.record("Lead", refused).path(STATUS).asText()).isEqualTo(WAITING);
        assertThat(world.calls("POST", "/api/3/import/bulk_import") + world.calls("POST", "/api/3/contact/sync"))
                .as("nobody is sent again")
                .isEqualTo(imports);
        assertThat(leads.stream().filter(lead -> !lead.equals(refused))).allSatisfy(lead -> assertThat(
                        world.record("Lead", lead).path(STATUS).asText())
                .isEqualTo("Successfully synced"));
    }

    @Test
    void B63_B96_aMarkSetBetweenReadAndWriteBackSurvivesAndASecondSyncFollows() {
        world("{ select: marked }")
                .activecampaignFaults(List.of(
                        Map.of("match", Map.of("path", "/api/3/contact/sync"), "then", Map.of("delayMs", 2000)),
                        Map.of("match", Map.of("method", "PUT"), "then", Map.of("delayMs", 4000))));
        String lead = world.lead(Map.of("Email", "marked@example.org", STATUS, WAITING));
        world.start().awaitReady();
        await().until(() -> world.calls("POST", "/services/oauth2/token") > 0);
        await().pollDelay(Duration.ofMillis(500)).until(() -> world.calls("GET", "/services/data/v63.0/query") >= 3);
        world.sandbox.salesforce().update("Lead", lead, Map.of("FirstName", "Second", STATUS, WAITING));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(world.reasons(lead)).containsExactly("synced"));
        assertThat(world.record("Lead", lead).path(STATUS).asText())
                .as("the mark survives")
                .isEqualTo(WAITING);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(world.reasons(lead))
                .filteredOn("synced"::equals)
                .hasSize(2));
        assertThat(world.contacts("marked@example.org").get(0).path("firstName").asText())
                .isEqualTo("Second");
        assertThat(world.record("Lead", lead).path(STATUS).asText()).isEqualTo("Successfully synced");
    }

    @Test
    void aFieldThatDoesNotExistStopsTheLaneWithItsReasonAndCostsNoRecordATry() {
        world("{ select: criteria, where: { all: [ { field: Contry, is: DE } ] } }");
        world.lead(Map.of("Email", "de@example.org", "Country", "DE"));
        world.start();
        await().untilAsserted(() -> assertThat(world.readyReasons()).contains("INVALID_FIELD"));
        await().during(Duration.ofSeconds(3)).until(() -> world.calls("GET", "/services/data/v63.0/query") <= 2);
        assertThat(world.tries()).isZero();
    }

    @Test
    void aValueOfTheWrongTypeHarmsItsOwnRecordOnly() {
        world("{ select: none }")
                .file(
                        "lead.mapping.yaml",
                        "mapping: lead\nformat: 1\nsalesforce: Lead\nactivecampaign: contact\nfields:\n"
                                + "  - { salesforce: LastName, activecampaign: lastName }\n"
                                + "  - { salesforce: NumberOfEmployees, activecampaign: phone }\n"
                                + "  - { salesforce: Email, activecampaign: email, key: true }\n");
        String good = contact("good@example.org", "12");
        String bad = contact("bad@example.org", "many");
        world.start().awaitReady();
        List.of(good, bad)
                .forEach(contact ->
                        assertThat(world.post("lead", contact).statusCode()).isEqualTo(202));
        await().untilAsserted(() -> assertThat(world.reasons(good)).containsExactly("synced"));
        await().untilAsserted(() -> assertThat(world.reasons(bad)).containsExactly("bad-value"));
        assertThat(world.records("Lead")).hasSize(1);
    }

    private String contact(String email, String phone) {
        return world.sandbox
                .activecampaign()
                .addContact(Map.of("email", email, "lastName", "Neu", "phone", phone), List.of(), "");
    }
}
