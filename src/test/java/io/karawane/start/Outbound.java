package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A world in which people go from Salesforce to ActiveCampaign. */
abstract class Outbound {
    static final String STATUS = "ActiveCampaign_Sync_Status__c";
    static final String ID = "ActiveCampaign_ID__c";

    @TempDir
    private Path folder;

    World world;

    @AfterEach
    void end() {
        world.close();
    }

    Path folder() {
        return folder;
    }

    World world(String schedule, String lead, String contact) {
        world = new World(folder)
                .sync("outbound:\n  schedule: " + schedule + "\n  lead: " + lead + "\n  contact: " + contact + "\n");
        return world;
    }

    /** A world that runs, in which new leads and contacts flow. */
    World flowing(String schedule) {
        return running(world(schedule, newOnes(), newOnes()), schedule);
    }

    World running(World prepared, String schedule) {
        prepared.start().awaitReady();
        if (schedule.equals("realtime")) {
            await().until(() -> prepared.calls("POST", "/cometd/63.0/subscribe") >= 2);
        }
        return prepared.awaitIdle();
    }

    /** What has happened in Salesforce is noticed: by its event, or by a scan that is due now. */
    void noticed(String schedule) {
        if (!schedule.equals("realtime")) {
            world.scan();
        }
    }

    /** A lead that is synced. @return its id */
    String synced(String schedule, String object, Map<String, Object> fields) {
        String id = object.equals("Lead") ? world.lead(fields) : world.salesforceContact(fields);
        noticed(schedule);
        awaitReason(id, "synced");
        world.awaitIdle();
        return id;
    }

    void awaitReason(String record, String reason) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(world.reasons(record))
                .as("details: %s", world.details(record))
                .contains(reason));
    }

    /** The ActiveCampaign id that a record carries, empty if none. */
    String carried(String object, String record) {
        return world.record(object, record).path(ID).asText("");
    }

    String status(String object, String record) {
        return world.record(object, record).path(STATUS).asText("");
    }

    static String newSince(Instant since) {
        return "{ select: new, since: " + since.truncatedTo(ChronoUnit.MILLIS) + " }";
    }

    static String newOnes() {
        return newSince(Instant.now().minus(1, ChronoUnit.HOURS));
    }
}
