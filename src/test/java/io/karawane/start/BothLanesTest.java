package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.karawane.lane.OutboundRead;
import io.karawane.lane.Person;
import io.karawane.lane.Recognition;
import io.karawane.lane.Selections;
import io.karawane.problem.Reason;
import io.karawane.queue.Change;
import io.karawane.queue.Changes;
import io.karawane.queue.Lane;
import io.karawane.schema.Schemas;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Both lanes meet the same person; the outbound one moves step by step here, as no schedule drives it. */
class BothLanesTest extends Outbound {
    private Changes changes;

    @Test
    void B96_B109_outboundThatReadsALeadWhileInboundCreatesItWaitsAndThenSeesAnEcho() {
        world = new World(folder()).sync("outbound: { lead: " + newOnes() + " }\n");
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        // Holds inbound up after its write to Salesforce and before its settlement.
        world.activecampaignFaults(List.of(
                Map.of("match", Map.of("path", "/api/3/contactTags", "times", 1), "then", Map.of("delayMs", 5000))));
        world.start().awaitReady();
        changes = world.bean("changes", Changes.class);
        world.post("lead", contact);
        await().until(() -> world.records("Lead").size() == 1);
        String lead = world.records("Lead").get(0).path("Id").asText();
        changes.capture(Lane.OUTBOUND, "Lead", lead, "event-create", Duration.ZERO);

        assertThat(recognised(read())).as("inbound has the person").isEmpty();
        List<Person> early = read();
        assertThat(world.link("Lead", lead)).as("inbound has not settled yet").isEqualTo("none");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> world.reasons(contact).contains("synced"));
        long writes = world.activecampaignWrites();

        assertThat(recognised(early)).as("what was read is no longer true").isEmpty();
        assertThat(recognised(read())).singleElement().satisfies(person -> assertThat(person.outcome())
                .isEqualTo(Reason.ECHO));
        assertThat(world.activecampaignWrites()).isEqualTo(writes);
    }

    private List<Person> read() {
        List<Change> claimed = await().until(() -> changes.claimOutbound("Lead", 10), some -> !some.isEmpty());
        return world.bean("outboundRead", OutboundRead.class)
                .read(
                        claimed,
                        world.bean("schemas", Schemas.class).terms(),
                        "Lead",
                        world.bean("selections", Selections.class).of("Lead"),
                        ID + " != null");
    }

    private List<Person> recognised(List<Person> persons) {
        return world.bean("recognition", Recognition.class).recognise(persons);
    }
}
