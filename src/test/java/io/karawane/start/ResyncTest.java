package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.cli.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Old records go by an explicit resync, and only by it. */
class ResyncTest extends Outbound {
    private static final String MAPPING = """
            mapping: lead
            format: 1
            salesforce: Lead
            activecampaign: contact
            fields:
              - { salesforce: LastName, activecampaign: lastName }
              - { salesforce: Email, activecampaign: email, key: true }
            """;

    @RegisterExtension
    final Terminal terminal = new Terminal();

    /** Leads that were there before the mode new began, in an instance that runs and has scanned. */
    private List<String> oldLeads(int count) {
        world("hourly", "{ select: none }", "{ select: none }");
        List<String> leads = IntStream.range(0, count)
                .mapToObj(i ->
                        world.lead(Map.of("Email", "old" + i + "@example.org", "Country", i % 2 == 0 ? "DE" : "FR")))
                .toList();
        world.sync("outbound: { schedule: hourly, lead: " + newSince(Instant.now()) + " }\n");
        return leads;
    }

    private void begin() {
        world.start().awaitReady();
        await().until(() -> world.calls("GET", "/services/data/v63.0/query") > 0);
        world.awaitIdle();
    }

    private int resync(String... words) {
        String[] verb = new String[words.length + 1];
        verb[0] = "resync";
        System.arraycopy(words, 0, verb, 1, words.length);
        return world.execute(verb);
    }

    private JsonNode status() {
        terminal.clear();
        assertThat(resync("status", "--json")).as(terminal.err()).isZero();
        try {
            return new ObjectMapper().readTree(terminal.out()).path("items").path(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitState(String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(status().path("state").asText()).isEqualTo(state));
    }

    private List<String> sent(List<String> leads) {
        return leads.stream()
                .filter(lead -> world.reasons(lead).contains("synced"))
                .toList();
    }

    @Test
    void B119_oldLeadsUnderNewGoOnlyByAResync() {
        List<String> leads = oldLeads(3);
        begin();
        assertThat(sent(leads)).isEmpty();
        assertThat(resync("start", "lead", "--yes")).as(terminal.err()).isZero();
        assertThat(terminal.err())
                .contains("resync lead: 3 records match", "started")
                .containsPattern("not linked +3 ");
        await().untilAsserted(() -> assertThat(sent(leads)).isEqualTo(leads));
        awaitState("done");
        world.awaitIdle();
        assertThat(world.contacts("old0@example.org")).hasSize(1);
        assertThat(world.endings("Lead")).containsExactly("done: 3 of 3 records captured");

        // Again: all are linked now, and unchanged.
        terminal.clear();
        long writes = world.activecampaignWrites();
        assertThat(resync("start", "lead", "--yes")).as(terminal.err()).isZero();
        assertThat(terminal.err()).containsPattern("linked +3 ").containsPattern("not linked +0 ");
        await().untilAsserted(() -> assertThat(world.reasons(leads.get(2))).containsExactly("synced", "echo"));
        assertThat(world.activecampaignWrites()).isEqualTo(writes);
    }

    @Test
    void onlyRecordsOfTheConditionAndNoMoreThanTheLimitGo() {
        List<String> leads = oldLeads(7);
        begin();
        assertThat(resync("start", "lead", "--where", "Country = 'DE'", "--limit", "3", "--yes"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.err()).contains("4 records match, 3 of them go: --limit");
        awaitState("done");
        world.awaitIdle();
        assertThat(sent(leads)).containsExactly(leads.get(0), leads.get(2), leads.get(4));
        JsonNode status = status();
        assertThat(status.path("where").asText()).isEqualTo("Country = 'DE'");
        assertThat(status.path("limit").asInt()).isEqualTo(3);
        assertThat(status.path("total").asInt()).isEqualTo(3);
        assertThat(status.path("captured").asInt()).isEqualTo(3);
        assertThat(status.path("waiting").asInt()).isZero();
        assertThat(status.path("endedAt").asText()).startsWith("20");
    }

    @Test
    void whatIsTooMuchOrWrongIsRefusedBeforeAnythingIsCaptured() {
        List<String> leads = oldLeads(3);
        world.set("karawane.resync.max-records", "2");
        begin();
        assertThat(resync("start", "lead", "--yes")).isEqualTo(2);
        assertThat(terminal.err())
                .contains("3 records are more than karawane.resync.max-records = 2", "KARAWANE_RESYNC_MAX_RECORDS");
        assertThat(resync("start", "lead", "--limit", "2", "--max-calls", "3", "--yes"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("more than --max-calls 3", "raise --max-calls");
        assertThat(resync("start", "lead", "--where", "Nope = 1", "--yes")).isEqualTo(2);
        assertThat(terminal.err()).contains("Salesforce does not understand --where", "Nope");
        String nested = "OwnerId IN (SELECT OwnerId FROM Contact)";
        assertThat(resync("start", "lead", "--where", nested, "--yes")).isEqualTo(2);
        assertThat(world.ready()).as("a typing error stops nobody").isEqualTo(200);
        assertThat(resync("start", "lead", "--limit", "2"))
                .as("nobody is there to say yes")
                .isEqualTo(2);
        assertThat(terminal.err()).contains("nothing was started", "--yes");
        assertThat(resync("start", "contact", "--yes")).as("contacts are off").isEqualTo(3);
        assertThat(resync("start", "lead", "--where", "Country = 'NO'", "--yes"))
                .as("nobody matches")
                .isEqualTo(1);
        assertThat(resync("stop")).as("none is under way").isEqualTo(1);
        terminal.clear();
        assertThat(resync("status")).isZero();
        assertThat(terminal.out()).contains("no resync was ever started");
        world.awaitIdle();
        assertThat(sent(leads)).isEmpty();
        world.salesforceFaults(List.of(Map.of("match", Map.of(), "then", Map.of("status", 503))));
        assertThat(resync("start", "lead", "--yes")).isEqualTo(4);
        assertThat(terminal.err()).contains("✗ Salesforce cannot be used just now: HTTP 503");
    }

    @Test
    void pausedItSurvivesARestartAndGoesOnAtThePageWhereItWas() {
        List<String> leads = oldLeads(7);
        world.set("karawane.resync.page-size", "2");
        begin();
        assertThat(resync("start", "lead", "--yes")).as(terminal.err()).isZero();
        assertThat(resync("start", "lead", "--yes")).as("one at a time").isEqualTo(1);
        await().until(() -> status().path("captured").asInt() >= 2);
        assertThat(resync("pause", "lead")).isZero();
        int captured = status().path("captured").asInt();
        assertThat(captured).isLessThan(7);
        world.awaitIdle();
        assertThat(sent(leads)).isEqualTo(leads.subList(0, captured));

        world.restart().awaitReady().awaitIdle();
        assertThat(status().path("state").asText()).isEqualTo("paused");
        assertThat(status().path("captured").asInt()).isEqualTo(captured);
        assertThat(resync("resume")).isZero();
        awaitState("done");
        world.awaitIdle();
        assertThat(status().path("captured").asInt()).isEqualTo(7);
        assertThat(leads).allSatisfy(lead -> assertThat(world.reasons(lead)).containsExactly("synced"));
        assertThat(IntStream.range(0, 7)).allSatisfy(i -> assertThat(world.contacts("old" + i + "@example.org"))
                .hasSize(1));
    }

    @Test
    void stoppedItCapturesNoMoreAndWhatIsCapturedFlowsOn() {
        List<String> leads = oldLeads(7);
        world.set("karawane.resync.page-size", "2");
        begin();
        assertThat(resync("start", "lead", "--yes")).as(terminal.err()).isZero();
        await().until(() -> status().path("captured").asInt() >= 2);
        assertThat(resync("stop", "lead")).isZero();
        assertThat(terminal.err()).contains("lead     stopped ");
        world.awaitIdle();
        int captured = status().path("captured").asInt();
        assertThat(captured).isBetween(2, 6);
        assertThat(sent(leads)).isEqualTo(leads.subList(0, captured));
        assertThat(world.endings("Lead")).containsExactly("stopped: " + captured + " of 7 records captured");
        assertThat(resync("resume")).as("for good").isEqualTo(1);
    }

    @Test
    void aConditionThatSalesforceNoLongerUnderstandsFailsTheResyncAndNobodyElse() {
        oldLeads(3);
        begin();
        world.update("insert into resync (object, condition, total, state, under_way)"
                + " values ('Lead', 'Gone__c = 1', 3, 'running', 'Lead')");
        awaitState("failed");
        assertThat(status().path("reason").asText()).contains("Gone__c");
        assertThat(world.ready()).isEqualTo(200);
        assertThat(world.endings("Lead")).containsExactly("failed: 0 of 3 records captured");
    }

    @Test
    void afterAChangeOfTheMappingExactlyThoseGoOfWhomItTellsSomethingElse() {
        List<String> leads = oldLeads(5);
        world.file("lead.mapping.yaml", MAPPING);
        world.sandbox.salesforce().update("Lead", leads.get(1), Map.of("Title", "Dr."));
        begin();
        assertThat(resync("start", "lead", "--yes")).as(terminal.err()).isZero();
        await().untilAsserted(() -> assertThat(sent(leads)).isEqualTo(leads));
        world.awaitIdle();

        world.file("lead.mapping.yaml", MAPPING + "  - { salesforce: Title, activecampaign: firstName }\n")
                .restart()
                .awaitReady();
        world.awaitIdle();
        long writes = world.activecampaignWrites();
        terminal.clear();
        assertThat(resync("start", "lead", "--changed-mapping", "--yes"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.err()).contains("resync lead: 1 records match");
        await().untilAsserted(() -> assertThat(world.contacts("old1@example.org")
                        .get(0)
                        .path("firstName")
                        .asText())
                .isEqualTo("Dr."));
        awaitState("done");
        world.awaitIdle();
        assertThat(status().path("changedMapping").asBoolean()).isTrue();
        assertThat(world.reasons(leads.get(0))).as("left alone").containsOnlyOnce("synced");
        assertThat(world.activecampaignWrites() - writes)
                .as("one contact and its tag")
                .isLessThanOrEqualTo(3);

        terminal.clear();
        assertThat(resync("start", "lead", "--changed-mapping", "--yes")).isEqualTo(1);
        assertThat(terminal.err()).contains("no record matches");
    }
}
