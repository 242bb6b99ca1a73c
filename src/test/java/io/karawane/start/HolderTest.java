package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.karawane.queue.Changes;
import io.karawane.queue.Lane;
import io.karawane.salesforce.Salesforce;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of several records with one address one holds the contact, until it leaves; then the next one does. */
class HolderTest extends Outbound {
    private String holder;
    private String duplicate;
    private String contact;

    private void twins(String schedule) {
        flowing(schedule);
        holder = synced(schedule, "Lead", Map.of("Email", "twin@example.org", "FirstName", "One"));
        contact = carried("Lead", holder);
        duplicate = world.lead(Map.of("Email", "TWIN@example.org", "FirstName", "Two"));
        noticed(schedule);
        awaitReason(duplicate, "duplicate-email");
        world.awaitIdle();
        assertThat(world.details(duplicate)).contains("held by " + holder);
        assertThat(carried("Lead", duplicate)).isEmpty();
        assertThat(status("Lead", duplicate)).isEmpty();
    }

    private void awaitTakeOver() {
        awaitReason(duplicate, "synced");
        world.awaitIdle();
        assertThat(status("Lead", duplicate)).isEqualTo("Successfully synced");
        assertThat(world.contacts("twin@example.org")).singleElement().satisfies(left -> {
            assertThat(left.path("id").asText()).isEqualTo(carried("Lead", duplicate));
            assertThat(left.path("firstName").asText()).isEqualTo("Two");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void whenTheHolderIsDeletedTheNextOneTakesTheContactOver(String schedule) {
        twins(schedule);
        world.sandbox.salesforce().delete("Lead", holder);
        noticed(schedule);
        awaitTakeOver();
        assertThat(carried("Lead", duplicate)).isEqualTo(contact);
    }

    @Test
    void F42_aHolderRemovedForGoodLeavesItsContactToTheNextOneThatIsTouched() {
        twins("hourly");
        removeForGood(holder);
        world.sandbox.salesforce().update("Lead", duplicate, Map.of("Title", "touched"));
        world.scan();
        awaitTakeOver();
        assertThat(carried("Lead", duplicate)).isEqualTo(contact);
        assertThat(world.reasons(holder)).contains("not-visible").doesNotContain("deleted");
    }

    @Test
    void F42_aHolderRemovedForGoodByTheTimeItsDeletionIsHeardLeavesItsContactToTheNextOne() {
        twins("hourly");
        removeForGood(holder);
        world.bean("changes", Changes.class).capture(Lane.OUTBOUND, "Lead", holder, "event-delete", Duration.ZERO);
        awaitTakeOver();
        assertThat(carried("Lead", duplicate)).isEqualTo(contact);
    }

    /** Deleted, and out of the recycle bin. */
    private void removeForGood(String lead) {
        world.sandbox.salesforce().delete("Lead", lead);
        world.sandbox.salesforceLimits().set("timeScale", 1e12);
        await().until(() -> world.bean("salesforce", Salesforce.class)
                .queryAll("SELECT Id FROM Lead WHERE Id = '" + lead + "'")
                .isEmpty());
        world.sandbox.salesforceLimits().set("timeScale", 1);
    }

    @Test
    void aHolderThatComesBackAfterwardsStaysOutAndCarriesNoId() {
        twins("hourly");
        world.sandbox.salesforce().delete("Lead", holder);
        world.scan();
        awaitTakeOver();
        world.sandbox.salesforce().undelete("Lead", holder);
        world.scan();
        awaitReason(holder, "duplicate-email");
        world.awaitIdle();
        assertThat(carried("Lead", holder)).isEmpty();
        assertThat(status("Lead", holder)).isEmpty();
        assertThat(carried("Lead", duplicate)).isEqualTo(contact);
        assertThat(world.contacts("twin@example.org")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void whenTheHoldersAddressChangesTheContactGoesWithItAndTheNextOneGetsItsOwn(String schedule) {
        twins(schedule);
        world.sandbox.salesforce().update("Lead", holder, Map.of("Email", "moved@example.org"));
        noticed(schedule);
        awaitTakeOver();
        assertThat(world.contacts("moved@example.org"))
                .singleElement()
                .satisfies(left -> assertThat(left.path("id").asText()).isEqualTo(contact));
        assertThat(carried("Lead", duplicate)).isNotEqualTo(contact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void whenTheHoldersAddressIsClearedTheNextOneTakesTheContactOver(String schedule) {
        twins(schedule);
        clearAddress(holder);
        noticed(schedule);
        awaitTakeOver();
        assertThat(carried("Lead", duplicate)).isEqualTo(contact);
        assertThat(carried("Lead", holder)).isEmpty();
        assertThat(status("Lead", holder)).isEmpty();
        assertThat(world.link("Lead", holder)).isEqualTo("closed: no-email");
    }

    private void clearAddress(String lead) {
        Map<String, Object> none = new HashMap<>();
        none.put("Email", null);
        world.sandbox.salesforce().update("Lead", lead, none);
    }

    @Test
    void aHolderWithoutAnAddressLetsGoOnceSomebodyWantsIt() {
        flowing("hourly");
        holder = synced("hourly", "Lead", Map.of("Email", "twin@example.org", "FirstName", "One"));
        contact = carried("Lead", holder);
        clearAddress(holder);
        world.scan();
        awaitReason(holder, "no-email");
        world.awaitIdle();
        assertThat(world.link("Lead", holder)).as("nobody else wants it").isEqualTo(contact);
        duplicate = world.lead(Map.of("Email", "twin@example.org", "FirstName", "Two"));
        world.scan();
        awaitTakeOver();
        assertThat(carried("Lead", duplicate)).isEqualTo(contact);
        assertThat(carried("Lead", holder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void whenTheHolderIsConvertedTheContactSpeaksAndTheNextLeadWritesNothing(String schedule) {
        twins(schedule);
        String record = world.sandbox.salesforce().convert(holder).get("contactId");
        noticed(schedule);
        awaitReason(duplicate, "contact-holds");
        awaitReason(record, "synced");
        world.awaitIdle();
        assertThat(carried("Contact", record)).isEqualTo(contact);
        assertThat(world.contacts("twin@example.org"))
                .singleElement()
                .satisfies(left -> assertThat(left.path("firstName").asText()).isEqualTo("One"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void B106_leadAndContactBothCarryTheIdOnlyTheContactWritesAndOnceItIsDeletedTheLeadDoes(String schedule) {
        flowing(schedule);
        String record = synced(schedule, "Contact", Map.of("Email", "both@example.org", "FirstName", "Contact"));
        String lead = world.lead(Map.of("Email", "both@example.org", "FirstName", "Lead"));
        noticed(schedule);
        awaitReason(lead, "contact-holds");
        world.awaitIdle();
        assertThat(carried("Lead", lead)).isEqualTo(carried("Contact", record));
        assertThat(status("Lead", lead)).isEqualTo("Successfully synced");
        assertThat(world.contacts("both@example.org").get(0).path("firstName").asText())
                .isEqualTo("Contact");
        world.sandbox.salesforce().delete("Contact", record);
        noticed(schedule);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(world.contacts("both@example.org"))
                .singleElement()
                .satisfies(left -> assertThat(left.path("firstName").asText()).isEqualTo("Lead")));
    }
}
