package io.karawane.start;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    static String newSince(Instant since) {
        return "{ select: new, since: " + since.truncatedTo(ChronoUnit.MILLIS) + " }";
    }

    static String newOnes() {
        return newSince(Instant.now().minus(1, ChronoUnit.HOURS));
    }
}
