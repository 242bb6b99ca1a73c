package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is down, at start or later, stops its lane and nothing else; afterwards nobody is missing. */
class OutageTest {
    private static final List<Map<String, Object>> DOWN =
            List.of(Map.of("match", Map.of(), "then", Map.of("status", 503, "html", true)));
    private static final List<Map<String, Object>> UP = List.of();

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void begin() {
        String newOnes = "{ select: new, since: " + Instant.now().minus(1, ChronoUnit.HOURS) + " }";
        world = new World(folder).sync("outbound: { schedule: hourly, lead: " + newOnes + " }\n");
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void B3_bothServicesDownAtStart_webhooksAreAcceptedAndDeliveredOnceTheyAnswer() {
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        String lead = world.lead(Map.of("Email", "lead@example.org"));
        world.salesforceFaults(DOWN).activecampaignFaults(DOWN).start();
        assertThat(world.post("lead", contact).statusCode()).isEqualTo(202);
        await().until(() -> world.ready() == 503);
        assertThat(world.readyReasons()).contains("HTTP 503");
        world.salesforceFaults(UP).activecampaignFaults(UP).awaitReady();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(world.records("Lead")).hasSize(2).allSatisfy(record -> assertThat(
                                        record.path("ActiveCampaign_ID__c").asText(""))
                                .isNotEmpty()));
        world.awaitIdle();
        assertThat(world.reasons(contact))
                .as("trouble of a service costs no try")
                .containsExactly("synced");
        assertThat(world.reasons(lead)).contains("synced");
    }

    @Test
    void activeCampaignGoesDownBetweenReadAndDelivery_theLeadIsSentAfterwards() {
        world.start().awaitReady().awaitIdle();
        world.activecampaignFaults(List.of(
                Map.of("match", Map.of("path", "/api/3/contact/sync"), "then", Map.of("status", 503, "html", true))));
        String lead = world.lead(Map.of("Email", "lead@example.org"));
        world.scan();
        await().until(() -> world.ready() == 503);
        assertThat(world.reasons(lead)).isEmpty();
        await().during(Duration.ofSeconds(3)).until(() -> world.tries() == 0);
        world.activecampaignFaults(UP);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(world.reasons(lead)).contains("synced"));
        assertThat(world.contacts("lead@example.org")).hasSize(1);
    }

    @Test
    void anAnswerLostOnTheWayBackIsRepeatedWithoutASecondRecord() {
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        world.start().awaitReady();
        world.salesforceFaults(List.of(Map.of(
                "match",
                Map.of("path", "/services/data/v63.0/composite/sobjects/Lead/*", "times", 1),
                "then",
                Map.of("reset", true))));
        world.post("lead", contact);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(world.tags(contact)).isNotEmpty());
        world.awaitIdle();
        assertThat(world.records("Lead")).hasSize(1);
    }

    @Test
    void aRefusedKeyStopsTheLaneWithItsReasonAndTheProcessGoesOn() {
        world.set("activecampaign.api-key", "wrong-key").start();
        await().untilAsserted(() -> assertThat(world.readyReasons()).contains("refuses the API key"));
        assertThat(world.post("lead", "1").statusCode()).isEqualTo(202);
    }

    @Test
    void aRefusedLoginStopsTheLaneWithItsReasonAndTheProcessGoesOn() {
        world.set("salesforce.client-secret", "wrong-secret").start();
        await().untilAsserted(() -> assertThat(world.readyReasons()).contains("invalid_client"));
        assertThat(world.post("lead", "1").statusCode()).isEqualTo(202);
    }
}
