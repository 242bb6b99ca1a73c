package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.karawane.queue.Cursors;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
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
        long scans = world.bean("cursors", Cursors.class).read("schedule").hashCode();
        String lead = world.lead(Map.of("Email", "now@example.org"));
        await().untilAsserted(() -> assertThat(world.reasons(lead)).contains("synced"));
        assertThat(world.bean("cursors", Cursors.class).read("schedule").hashCode())
                .isEqualTo(scans);
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
}
