package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.karawane.queue.Cursors;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Change events: heard at once, and those of the time when nobody listened are made up for. */
class RealtimeTest {
    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void begin() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault(); // those of the CometD client are not ours
        String newOnes = "{ select: new, since: " + Instant.now().minus(1, ChronoUnit.HOURS) + " }";
        world = new World(folder)
                .sync("outbound: { schedule: realtime, lead: " + newOnes + ", contact: " + newOnes + " }\n")
                .start()
                .awaitReady();
        await().until(() -> world.calls("POST", "/cometd/63.0/subscribe") == 2);
        world.awaitIdle();
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aNewLeadIsHeardWithoutAScan() {
        assertHeardWithoutAScan("now@example.org");
    }

    @Test
    void aDeletionThatNobodyHeardIsMadeUpFor() {
        String lead = world.lead(Map.of("Email", "now@example.org"));
        await().untilAsserted(() -> assertThat(world.reasons(lead)).contains("synced"));
        world.awaitIdle();
        world.karawane().close();
        world.sandbox.salesforce().delete("Lead", lead);
        world.start().awaitReady();
        await().untilAsserted(() -> assertThat(world.reasons(lead)).contains("deleted"));
    }

    @Test
    void aSubscriptionThatStartsWithAPositionTooOldLosesNobody() {
        world.karawane().close();
        String lead = world.lead(Map.of("Email", "missed@example.org"));
        world.sandbox.salesforce().expireEvents();
        world.start().awaitReady();
        await().untilAsserted(() -> assertThat(world.reasons(lead)).contains("synced"));
    }

    @Test
    void F34_aStreamThatDiesSilentlyIsBegunAnew() {
        endConnectWith(Map.of("status", 401));
        awaitSubscriptions(4);
        assertHeardWithoutAScan("after-401@example.org");

        // What API 64 sends, and this line of Camel takes for the end.
        endConnectWith(Map.of("status", 200, "body", "[{\"channel\":\"/meta/disconnect\",\"successful\":true}]"));
        awaitSubscriptions(6);
        assertHeardWithoutAScan("after-disconnect@example.org");
    }

    private void endConnectWith(Map<String, Object> answer) {
        Map<String, Object> match = Map.of("path", "/cometd/63.0/connect", "times", 1);
        world.salesforceFaults(List.of(Map.of("match", match, "then", answer)));
        world.lead(Map.of()); // whose event ends the request that is open
    }

    @Test
    void F35_withoutEventsLeftScansDoTheWorkUntilThereAreSomeAgain() {
        world.control(world.sandbox.salesforceUrl(), "limits", Map.of("changeEventsPerDay", 1));
        world.lead(Map.of("Email", "first@example.org"));
        world.lead(Map.of("Email", "second@example.org"));
        world.sandbox.salesforce().endSessions();
        world.awaitHealth("scans instead");
        String lead = world.lead(Map.of("Email", "scanned@example.org"));
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(world.reasons(lead)).contains("synced"));
        assertThat(world.ready()).isEqualTo(200);
        world.control(world.sandbox.salesforceUrl(), "limits", Map.of("changeEventsPerDay", 25_000));
        await().atMost(Duration.ofSeconds(150))
                .untilAsserted(() -> assertThat(world.health()).doesNotContain("scans instead"));
        world.awaitIdle();
        assertHeardWithoutAScan("heard@example.org");
    }

    private void awaitSubscriptions(int number) {
        await().atMost(Duration.ofSeconds(150)).until(() -> world.calls("POST", "/cometd/63.0/subscribe") >= number);
        world.awaitIdle();
    }

    private void assertHeardWithoutAScan(String email) {
        Cursors cursors = world.bean("cursors", Cursors.class);
        var scans = cursors.read("schedule");
        String lead = world.lead(Map.of("Email", email));
        await().untilAsserted(() -> assertThat(world.reasons(lead)).contains("synced"));
        assertThat(cursors.read("schedule")).isEqualTo(scans);
    }
}
