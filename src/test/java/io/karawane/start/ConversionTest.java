package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.queue.Changes;
import io.karawane.queue.Lane;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leads that become contacts in Salesforce. */
class ConversionTest extends Outbound {
    private String convert(String schedule, String lead, String contact) {
        String record = world.sandbox.salesforce().convert(lead, null, contact).get("contactId");
        noticed(schedule);
        awaitReason(lead, "converted");
        world.awaitIdle();
        return record;
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void theLinkFollowsToTheContactAndTheLeadIsNeverWrittenAgain(String schedule) {
        flowing(schedule);
        String lead = synced(schedule, "Lead", Map.of("Email", "con@example.org", "FirstName", "Con"));
        String contact = carried("Lead", lead);
        String record = world.sandbox.salesforce().convert(lead).get("contactId");
        JsonNode converted = world.record("Lead", lead);
        noticed(schedule);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(carried("Contact", record)).isEqualTo(contact));
        awaitReason(lead, "converted");
        world.awaitIdle();
        assertThat(status("Contact", record)).isEqualTo("Successfully synced");
        assertThat(world.link("Lead", lead)).isEqualTo("closed: converted");
        assertThat(world.link("Contact", record)).isEqualTo(contact);
        world.sandbox.salesforce().update("Contact", record, Map.of("FirstName", "Contact's word"));
        noticed(schedule);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(world.contacts("con@example.org"))
                .singleElement()
                .satisfies(left -> assertThat(left.path("firstName").asText()).isEqualTo("Contact's word")));
        world.awaitIdle();
        assertThat(world.record("Lead", lead)).isEqualTo(converted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void aLeadWhoseAddressActiveCampaignChangedTakesItsContactAlong(String schedule) {
        flowing(schedule);
        String lead = synced(schedule, "Lead", Map.of("Email", "before@example.org"));
        String contact = carried("Lead", lead);
        world.activecampaign("PUT", "contacts/" + contact, Map.of("contact", Map.of("email", "after@example.org")));
        String record = convert(schedule, lead, null);
        assertThat(carried("Contact", record)).isEqualTo(contact);
        assertThat(world.contacts("before@example.org")).as("no ghost").isEmpty();
        assertThat(world.contacts("after@example.org")).hasSize(1);
    }

    @Test
    void aContactThatIsNoticedBeforeItsLeadWaitsForIt() {
        flowing("hourly");
        String lead = synced("hourly", "Lead", Map.of("Email", "before@example.org"));
        String contact = carried("Lead", lead);
        world.activecampaign("PUT", "contacts/" + contact, Map.of("contact", Map.of("email", "after@example.org")));
        String record = world.sandbox.salesforce().convert(lead).get("contactId");
        world.bean("changes", Changes.class).capture(Lane.OUTBOUND, "Contact", record, "event-create", Duration.ZERO);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(carried("Contact", record)).isEqualTo(contact));
        awaitReason(lead, "converted");
        assertThat(world.contacts("before@example.org")).as("no ghost").isEmpty();
    }

    @Test
    void aConvertedLeadThatTheCriteriaNoLongerShowIsNoticed() {
        String open = "{ select: criteria, where: { all: [ { field: Status, is: Open - Not Contacted } ] } }";
        running(world("hourly", open, "{ select: none }"), "hourly");
        String lead = synced("hourly", "Lead", Map.of("Email", "con@example.org", "Status", "Open - Not Contacted"));
        String contact = carried("Lead", lead);
        String record = convert("hourly", lead, null);
        assertThat(world.link("Contact", record)).isEqualTo(contact);
        assertThat(carried("Contact", record)).as("contacts are not selected").isEmpty();
    }

    @Test
    void createLeadForAConvertedPersonWritesNothingAndNamesTheContact() {
        flowing("hourly");
        String lead = synced("hourly", "Lead", Map.of("Email", "con@example.org"));
        String contact = carried("Lead", lead);
        String record = convert("hourly", lead, null);
        JsonNode leadBefore = world.record("Lead", lead);
        JsonNode recordBefore = world.record("Contact", record);
        world.post("lead", contact);
        await().untilAsserted(() -> assertThat(world.inbound(contact)).containsExactly("converted"));
        assertThat(world.details(contact)).contains("into contact " + record);
        assertThat(world.records("Lead")).containsExactly(leadBefore);
        assertThat(world.record("Contact", record)).isEqualTo(recordBefore);
        assertThat(world.tags(contact)).doesNotContain("add-to-salesforce");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void whereAnotherContactHoldsTheIdTheLeadsLinkCloses(String schedule) {
        flowing(schedule);
        String lead = synced(schedule, "Lead", Map.of("Email", "both@example.org"));
        String holder = synced(schedule, "Contact", Map.of("Email", "both@example.org", "FirstName", "Holder"));
        String contact = carried("Contact", holder);
        assertThat(carried("Lead", lead)).isEqualTo(contact);
        String record = convert(schedule, lead, null);
        awaitReason(record, "duplicate-email");
        assertThat(world.link("Lead", lead)).isEqualTo("closed: converted");
        assertThat(world.link("Contact", holder)).isEqualTo(contact);
        assertThat(carried("Contact", record)).isEmpty();
        assertThat(status("Contact", record)).isEmpty();
        assertThat(world.details(lead)).anyMatch(words -> words != null && words.endsWith("is held by " + holder));
        assertThat(world.contacts("both@example.org"))
                .singleElement()
                .satisfies(left -> assertThat(left.path("firstName").asText()).isEqualTo("Holder"));
    }

    @Test
    void convertedIntoAnExistingContactWithoutOneOfItsOwnTheLinkGoesThere() {
        running(world("hourly", newOnes(), "{ select: marked }"), "hourly");
        String lead = synced("hourly", "Lead", Map.of("Email", "con@example.org"));
        String contact = carried("Lead", lead);
        String existing = world.salesforceContact(Map.of("Email", "other@example.org"));
        convert("hourly", lead, existing);
        assertThat(carried("Contact", existing)).isEqualTo(contact);
        assertThat(world.contacts("con@example.org")).isEmpty();
        assertThat(world.contacts("other@example.org"))
                .singleElement()
                .satisfies(left -> assertThat(left.path("id").asText()).isEqualTo(contact));
    }
}
