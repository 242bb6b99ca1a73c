package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose contact it is when address, id and link do not say the same, or the contact is gone. */
class IdentityTest extends Outbound {
    @Test
    void anAddressThatBelongsToAnotherContactIsTakenAndNothingIsOverwritten() {
        flowing("hourly");
        String other = world.contact("taken@example.org", "Other", "Person");
        String lead = synced("hourly", "Lead", Map.of("Email", "mine@example.org", "FirstName", "Mine"));
        world.sandbox.salesforce().update("Lead", lead, Map.of("Email", "taken@example.org"));
        world.scan();
        awaitReason(lead, "email-taken");
        world.awaitIdle();
        assertThat(world.contacts("mine@example.org")).hasSize(1);
        assertThat(world.contacts("taken@example.org")).singleElement().satisfies(left -> {
            assertThat(left.path("id").asText()).isEqualTo(other);
            assertThat(left.path("firstName").asText()).isEqualTo("Other");
        });
        assertThat(status("Lead", lead)).as("a later failure leaves it").isEqualTo("Successfully synced");
    }

    @Test
    void outboundAnotherIdOnTheRecordIsReplacedOnlyIfThatContactIsGone() {
        flowing("hourly");
        String other = world.contact("other@example.org", "Other", "Person");
        String lead = synced("hourly", "Lead", Map.of("Email", "mine@example.org"));
        String mine = carried("Lead", lead);
        world.sandbox.salesforce().update("Lead", lead, Map.of(ID, other));
        world.scan();
        awaitReason(lead, "id-conflict");
        world.awaitIdle();
        assertThat(carried("Lead", lead)).isEqualTo(other);
        world.activecampaign("DELETE", "contacts/" + other, Map.of());
        world.sandbox.salesforce().update("Lead", lead, Map.of("FirstName", "Edited"));
        world.scan();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(carried("Lead", lead)).isEqualTo(mine));
        assertThat(world.contacts("mine@example.org").get(0).path("firstName").asText())
                .isEqualTo("Edited");
    }

    @Test
    void inboundAnotherIdOnTheMatchedRecordIsReplacedOnlyIfThatContactIsGone() {
        running(world("hourly", "{ select: none }", "{ select: none }"), "hourly");
        String other = world.contact("other@example.org", "Other", "Person");
        String lead = world.lead(Map.of("Email", "kim@example.org", ID, other));
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        world.post("lead", contact);
        await().untilAsserted(() -> assertThat(world.reasons(contact)).containsExactly("id-conflict"));
        world.awaitIdle();
        assertThat(carried("Lead", lead)).isEqualTo(other);
        assertThat(world.tags(contact)).isEmpty();
        world.activecampaign("DELETE", "contacts/" + other, Map.of());
        world.post("lead", contact);
        await().untilAsserted(() -> assertThat(carried("Lead", lead)).isEqualTo(contact));
        world.awaitIdle();
        assertThat(world.records("Lead")).hasSize(1);
    }

    @Test
    void aContactDeletedInActiveCampaignIsGoneAndComesBackOnlyIfTheRecordIsMarked() {
        flowing("hourly");
        String lead = synced("hourly", "Lead", Map.of("Email", "gone@example.org"));
        world.activecampaign("DELETE", "contacts/" + carried("Lead", lead), Map.of());
        world.sandbox.salesforce().update("Lead", lead, Map.of("FirstName", "Edited"));
        world.scan();
        awaitReason(lead, "gone");
        world.awaitIdle();
        assertThat(world.contacts("gone@example.org")).isEmpty();
        world.sandbox.salesforce().update("Lead", lead, Map.of(STATUS, "Waiting for next sync"));
        world.scan();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(status("Lead", lead)).isEqualTo("Successfully synced"));
        assertThat(world.contacts("gone@example.org").get(0).path("id").asText())
                .isEqualTo(carried("Lead", lead));
    }

    @Test
    void F42_anAddressChangedInActiveCampaignStaysAndMakesNoSecondContact() {
        flowing("hourly");
        String lead = synced("hourly", "Lead", Map.of("Email", "before@example.org"));
        String contact = carried("Lead", lead);
        world.activecampaign("PUT", "contacts/" + contact, Map.of("contact", Map.of("email", "after@example.org")));
        world.sandbox.salesforce().update("Lead", lead, Map.of("FirstName", "Edited"));
        world.scan();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(world.contacts("after@example.org"))
                .singleElement()
                .satisfies(left -> assertThat(left.path("firstName").asText()).isEqualTo("Edited")));
        world.awaitIdle();
        assertThat(world.contacts("before@example.org")).as("no second one").isEmpty();
        assertThat(world.link("Lead", lead)).isEqualTo(contact);
    }

    @Test
    void F42_twoContactsMergedInActiveCampaignStayOneWhateverBecomesOfTheOthersLead() {
        flowing("hourly");
        String lost = synced("hourly", "Lead", Map.of("Email", "lost@example.org"));
        String kept = synced("hourly", "Lead", Map.of("Email", "kept@example.org", "FirstName", "Kept"));
        // ActiveCampaign merges by moving everything to one of them and deleting the other.
        world.activecampaign("DELETE", "contacts/" + carried("Lead", lost), Map.of());
        long writes = world.activecampaignWrites();
        world.sandbox.salesforce().update("Lead", lost, Map.of("FirstName", "Edited"));
        world.scan();
        awaitReason(lost, "gone");
        world.scan().awaitIdle();
        assertThat(world.reasons(lost)).containsOnlyOnce("gone");
        assertThat(world.activecampaignWrites()).isEqualTo(writes);
        assertThat(world.contacts("lost@example.org")).isEmpty();
        assertThat(world.contacts("kept@example.org")).hasSize(1);
        assertThat(status("Lead", kept)).isEqualTo("Successfully synced");
    }
}
