package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are deleted in Salesforce, and some that come back. */
class DeletionTest extends Outbound {
    private World deleting(String schedule, String policy) {
        world(schedule, newOnes(), newOnes() + "\n  onDelete: " + policy);
        return running(world, schedule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void theContactOfADeletedLeadStaysAndTheLinkCloses(String schedule) {
        flowing(schedule);
        String lead = synced(schedule, "Lead", Map.of("Email", "left@example.org", "FirstName", "Lea"));
        String contact = carried("Lead", lead);
        long writes = world.activecampaignWrites();
        world.sandbox.salesforce().delete("Lead", lead);
        noticed(schedule);
        awaitReason(lead, "deleted");
        world.awaitIdle();
        assertThat(world.contacts("left@example.org"))
                .singleElement()
                .satisfies(left -> assertThat(left.path("firstName").asText()).isEqualTo("Lea"));
        assertThat(world.activecampaignWrites()).isEqualTo(writes);
        assertThat(world.link("Lead", lead)).isEqualTo("closed: deleted");
        assertThat(world.reasons(contact)).as("the contact's own timeline").contains("deleted");
        world.scan().awaitIdle();
        assertThat(world.reasons(lead)).containsOnlyOnce("deleted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void withTagTheContactStaysAndIsTagged(String schedule) {
        deleting(schedule, "tag");
        String record = synced(schedule, "Contact", Map.of("Email", "left@example.org"));
        String contact = carried("Contact", record);
        world.sandbox.salesforce().delete("Contact", record);
        noticed(schedule);
        awaitReason(record, "deleted");
        assertThat(world.tags(contact)).containsExactlyInAnyOrder("created-from-salesforce", "deleted-in-salesforce");
        assertThat(world.details(record))
                .contains("ActiveCampaign contact " + contact + " got the tag deleted-in-salesforce");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void withDeleteTheContactGoesAndComesBackWithItsRecord(String schedule) {
        deleting(schedule, "delete");
        String lead = synced(schedule, "Lead", Map.of("Email", "left@example.org"));
        world.sandbox.salesforce().delete("Lead", lead);
        noticed(schedule);
        awaitReason(lead, "deleted");
        assertThat(world.contacts("left@example.org")).isEmpty();
        world.awaitIdle();
        world.sandbox.salesforce().undelete("Lead", lead);
        noticed(schedule);
        await().untilAsserted(
                        () -> assertThat(world.contacts("left@example.org")).hasSize(1));
        world.awaitIdle();
        assertThat(carried("Lead", lead))
                .isEqualTo(world.contacts("left@example.org").get(0).path("id").asText());
    }

    @Test
    void withDeleteAContactThatAnotherRecordHoldsStays() {
        deleting("hourly", "delete");
        String lead = synced("hourly", "Lead", Map.of("Email", "both@example.org"));
        String record = synced("hourly", "Contact", Map.of("Email", "both@example.org"));
        assertThat(carried("Contact", record)).isEqualTo(carried("Lead", lead));
        world.sandbox.salesforce().delete("Lead", lead);
        world.scan();
        awaitReason(lead, "deleted");
        world.awaitIdle();
        assertThat(world.contacts("both@example.org")).hasSize(1);
        world.sandbox.salesforce().delete("Contact", record);
        world.scan();
        awaitReason(record, "deleted");
        assertThat(world.contacts("both@example.org")).isEmpty();
    }

    @Test
    void aDeletionWhileKarawaneWasDownIsCaughtUpByTheNextScan() {
        flowing("hourly");
        String lead = synced("hourly", "Lead", Map.of("Email", "left@example.org"));
        world.karawane().close();
        world.sandbox.salesforce().delete("Lead", lead);
        world.sandbox.salesforce().expireEvents();
        world.start().awaitReady().scan();
        awaitReason(lead, "deleted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void aRecordThatComesBackHasItsContactAgain(String schedule) {
        flowing(schedule);
        String lead = synced(schedule, "Lead", Map.of("Email", "back@example.org"));
        String contact = carried("Lead", lead);
        world.sandbox.salesforce().delete("Lead", lead);
        noticed(schedule);
        awaitReason(lead, "deleted");
        world.awaitIdle();
        world.sandbox.salesforce().undelete("Lead", lead);
        world.sandbox.salesforce().update("Lead", lead, Map.of("FirstName", "Back", "Email", "back2@example.org"));
        noticed(schedule);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(world.contacts("back2@example.org"))
                .hasSize(1));
        world.awaitIdle();
        assertThat(world.contacts("back@example.org")).isEmpty();
        assertThat(world.contacts("back2@example.org").get(0).path("id").asText())
                .isEqualTo(contact);
        assertThat(world.link("Lead", lead)).isEqualTo(contact);
    }
}
