package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.karawane.model.Audit;
import io.karawane.model.Difference;
import io.karawane.model.Dump;
import io.karawane.model.Org;
import io.karawane.queue.Cursors;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of changes of every kind, at random: first the events alone must tell all of them, then both services and
 * the stream have trouble meanwhile. In the end both sides hold what the model says, which knows nothing of ours.
 */
class EveryChangeIsSeenTest {
    private static final int CHANGES = Integer.getInteger("karawane.random.changes", 2000);
    private static final String SEED = "karawane.random.seed";

    @TempDir
    private Path folder;

    private World world;

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void whateverTheSeed() throws InterruptedException {
        String seed = System.getProperty(SEED, "10");
        run(seed.equals("fresh") ? System.nanoTime() % 1_000_000 : Long.parseLong(seed));
    }

    private void run(long seed) throws InterruptedException {
        System.out.println("replay with -D" + SEED + "=" + seed + " -Dkarawane.random.changes=" + CHANGES);
        Awaitility.doNotCatchUncaughtExceptionsByDefault(); // those of the CometD client are not ours
        world = new World(folder).sync("""
                        outbound:
                          schedule: realtime
                          lead: { select: criteria, where: { all: [ { field: Country, is: DE } ] } }
                          contact: { select: criteria, where: { all: [ { field: MailingCountry, is: DE } ] } }
                        """);
        // Many go by one import then: ActiveCampaign takes five calls a second.
        world.set("karawane.poll", "500").start().awaitReady();
        world.sandbox.activecampaignLimits().set("requestsPerSecond", 0); // those who edit there are many
        await().until(() -> world.calls("POST", "/cometd/63.0/subscribe") >= 2);
        awaitScan();
        world.awaitIdle();

        Org org = new Org();
        Mix mix = new Mix(world, org, seed);
        int scans = world.scans();
        mix.make(CHANGES / 4, null);
        awaitIdle();
        assertNothingMissed("by the events alone", seed, org, List.of());
        assertThat(world.scans()).as("scans while the events were heard").isEqualTo(scans);

        Storm storm = new Storm(world);
        mix.make(CHANGES - CHANGES / 4, storm);
        storm.end();
        awaitScan();
        awaitIdle();
        assertNothingMissed("in the storm", seed, org, storm.struck());
        System.out.println("seed " + seed + ": " + mix.made() + ", troubles: "
                + storm.struck().size());
    }

    /** Asks for a scan, and waits until none is due or under way. */
    private void awaitScan() {
        Cursors cursors = world.bean("cursors", Cursors.class);
        world.scan();
        await("a scan").atMost(Duration.ofSeconds(90)).until(() -> {
            String[] plan = cursors.read("schedule").orElseThrow().split("\\|", -1);
            return Instant.parse(plan[1]).isAfter(Instant.now()) && plan[2].isEmpty();
        });
    }

    /** ActiveCampaign takes five calls a second, and trouble makes the product wait longer each time. */
    private void awaitIdle() {
        await("all changes to be settled").atMost(Duration.ofMinutes(4)).untilAsserted(() -> assertThat(world.left())
                .isEmpty());
        world.awaitIdle();
    }

    private void assertNothingMissed(String when, long seed, Org org, List<String> troubles) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<Difference> differences = Audit.of(org, new Dump(world.sandbox.dump()));
            assertThat(differences)
                    .as(
                            "%s, seed %d, %d of them%n%s%ntroubles: %s",
                            when, seed, differences.size(), words(differences), String.join("\n", troubles))
                    .isEmpty();
        });
    }

    private String words(List<Difference> differences) {
        return differences.stream()
                .limit(10)
                .map(each -> each + "\n  journal " + world.reasons(each.record()) + world.details(each.record()))
                .collect(Collectors.joining("\n"));
    }
}
