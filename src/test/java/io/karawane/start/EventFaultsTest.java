package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.queue.Cursors;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Change events that say little, come for several records, start nowhere or are refused: nobody is lost. */
class EventFaultsTest extends Outbound {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBSCRIBE = "/cometd/63.0/subscribe";

    private final Instant since = Instant.now()
            .minus(1, ChronoUnit.HOURS)
            .truncatedTo(ChronoUnit.SECONDS)
            .plusMillis(7);

    @BeforeEach
    void begin() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault(); // those of the CometD client are not ours
        world("realtime", newSince(since), "{ select: none }");
    }

    private void listening() {
        running(world, "realtime");
    }

    private void limit(String name, Object value) {
        world.control(world.sandbox.salesforceUrl(), "limits", Map.of(name, value));
    }

    private Optional<String> scans() {
        return world.bean("cursors", Cursors.class).read("schedule");
    }

    private String heard(String email) {
        String lead = world.lead(Map.of("Email", email));
        awaitReason(lead, "synced");
        world.awaitIdle();
        return lead;
    }

    private void awaitFirstName(String email, String name) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(world.contacts(email))
                .singleElement()
                .satisfies(contact ->
                        assertThat(contact.path("firstName").asText()).isEqualTo(name)));
    }

    private void awaitSubscriptions(long more, long before) {
        await().atMost(Duration.ofSeconds(150)).until(() -> world.calls("POST", SUBSCRIBE) >= before + more);
    }

    @Test
    void F32_gapEventsOnlyNameTheirRecordsWhichAreReadAsTheyAre() {
        listening();
        limit("changeEventBytes", 1);
        Optional<String> scans = scans();
        String lead = heard("gap@example.org");
        world.sandbox.salesforce().update("Lead", lead, Map.of("FirstName", "Changed"));
        awaitFirstName("gap@example.org", "Changed");
        world.awaitIdle();
        world.sandbox.salesforce().delete("Lead", lead);
        awaitReason(lead, "deleted");
        world.awaitIdle();
        world.sandbox.salesforce().undelete("Lead", lead);
        world.sandbox.salesforce().update("Lead", lead, Map.of("FirstName", "Back"));
        awaitFirstName("gap@example.org", "Back");
        assertThat(scans()).as("without a scan").isEqualTo(scans);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty-id", "none", "wildcard"})
    void F32_anOverflowEventNamesNobodySoAScanFindsThem(String recordIds) {
        listening();
        world.sandbox.switches().set("overflowRecordIds", recordIds);
        limit("overflowAfter", 2);
        int runs = world.journalOfJob("schedule").size();
        List<String> leads = world.sandbox
                .salesforce()
                .insert(
                        "Lead",
                        IntStream.range(0, 6)
                                .<Map<String, Object>>mapToObj(
                                        i -> Map.of("LastName", "L" + i, "Company", "A", "Email", i + "@example.org"))
                                .toList());
        limit("overflowAfter", 0); // our own write-backs would overflow too
        leads.forEach(lead -> awaitReason(lead, "synced"));
        world.awaitIdle();
        assertThat(world.journalOfJob("schedule")).hasSize(runs + 1);
        assertThat(world.reasons("000000000000000AAA")).as("is nobody's id").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"too old", "of another org"})
    void F33_aPositionThatIsRefusedIsMadeUpForByAScanFromTheLastWatermark(String position) {
        listening();
        heard("before@example.org");
        if (position.equals("of another org")) {
            world.update("update cursor set position = '4711' where name = 'stream/Lead'");
        }
        world.stop();
        String missed = world.lead(Map.of("Email", "missed@example.org"));
        if (position.equals("too old")) {
            world.sandbox.salesforce().expireEvents();
        }
        Map<String, Object> fromTheBeginning =
                Map.of("path", "*/query", "query", "*FROM Lead WHERE SystemModstamp >= " + since + "*");
        world.salesforceFaults(List.of(Map.of("match", fromTheBeginning, "then", Map.of("status", 500))));
        world.start().awaitReady();
        awaitReason(missed, "synced");
        assertThat(world.journalOfJob("schedule"))
                .anySatisfy(run -> assertThat(run).contains("Lead 2 seen, 1 queued"));
    }

    @Test
    void F36_aSubscriptionThatABusyServerRefusesIsAskedForAgainAndAScanFollows() {
        world.sandbox.switches().set("streamRefusal", "busy-subscribe");
        listening();
        long calls = world.calls("POST", SUBSCRIBE);
        awaitSubscriptions(2, calls);
        world.awaitIdle();
        // Nobody listens, and there is no position yet to go on from.
        String meanwhile = world.lead(Map.of("Email", "meanwhile@example.org"));
        world.sandbox.switches().set("streamRefusal", "none");
        await().atMost(Duration.ofSeconds(150))
                .untilAsserted(() -> assertThat(world.reasons(meanwhile)).contains("synced"));
        world.awaitIdle();
    }

    @Test
    void F37_allRecordsOfAnEventAreRead() throws Exception {
        listening();
        List<String> leads = IntStream.range(0, 3)
                .mapToObj(i -> heard("merged" + i + "@example.org"))
                .toList();
        Optional<String> scans = scans();
        changeAlike(leads);
        for (int i = 0; i < 3; i++) {
            awaitFirstName("merged" + i + "@example.org", "Alike");
        }
        assertThat(scans()).as("without a scan").isEqualTo(scans);
    }

    /** One transaction of somebody else: the same change of several records is one event. */
    private void changeAlike(List<String> leads) throws Exception {
        HttpResponse<String> login = world.send(HttpRequest.newBuilder(
                        URI.create(world.sandbox.salesforceUrl() + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret")));
        List<Map<String, Object>> records = leads.stream()
                .<Map<String, Object>>map(
                        id -> Map.of("attributes", Map.of("type", "Lead"), "Id", id, "FirstName", "Alike"))
                .toList();
        HttpResponse<String> answer = world.send(HttpRequest.newBuilder(
                        URI.create(world.sandbox.salesforceUrl() + "/services/data/v63.0/composite/sobjects"))
                .header(
                        "Authorization",
                        "Bearer "
                                + JSON.readTree(login.body())
                                        .path("access_token")
                                        .asText())
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(JSON.writeValueAsString(Map.of("records", records)))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
