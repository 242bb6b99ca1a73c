package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboundLaneTest {
    private static final String STATUS = "ActiveCampaign_Sync_Status__c";
    private static final String ID = "ActiveCampaign_ID__c";

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void begin() {
        String newOnes = "{ select: new, since: " + Instant.now().minus(1, ChronoUnit.HOURS) + " }";
        world = new World(folder)
                .sync("outbound: { schedule: hourly, lead: " + newOnes + ", contact: " + newOnes + " }\n");
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void reach(String action, String contact) {
        assertThat(world.post(action, contact).statusCode()).isEqualTo(202);
    }

    private List<JsonNode> ofContact(String object, String contact) {
        return world.records(object).stream()
                .filter(record -> record.path(ID).asText().equals(contact))
                .toList();
    }

    private JsonNode awaitRecord(String object, String contact) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(ofContact(object, contact))
                .as("journal of contact %s: %s", contact, world.reasons(contact))
                .hasSize(1));
        world.awaitIdle();
        return ofContact(object, contact).get(0);
    }

    @Test
    void B3_B109_B110_aContactBecomesALeadWithIdAndStatusInTheSameWriteAndThenGetsItsTag() {
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        world.start().awaitReady();
        reach("lead", contact);
        JsonNode lead = awaitRecord("Lead", contact);
        assertThat(lead.path("LastName").asText()).isEqualTo("Neu");
        assertThat(lead.path("Email").asText()).isEqualTo("kim@example.org");
        assertThat(lead.path("Company").asText())
                .as("required, so the name stands in")
                .isEqualTo("Kim Neu");
        assertThat(lead.path(STATUS).asText()).isEqualTo("Successfully synced");
        assertThat(world.calls("POST", "/services/data/v63.0/composite"))
                .as("one write")
                .isEqualTo(1);
        assertThat(world.tags(contact)).containsExactly("add-to-salesforce");
    }

    @Test
    void B109_aCreatedRecordIsNotSentBackUnderNew() {
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        world.start().awaitReady();
        reach("lead", contact);
        JsonNode lead = awaitRecord("Lead", contact);
        long writes = world.activecampaignWrites();
        world.scan();
        await().untilAsserted(() ->
                assertThat(world.reasons(lead.path("Id").asText())).contains("echo"));
        assertThat(world.activecampaignWrites()).isEqualTo(writes);
    }

    @Test
    void B105_B106_B121_aLeadReturnedByCreateContactBecomesANewContactAndStaysUntouched() {
        world.start().awaitReady();
        String lead = world.lead(Map.of("Email", "both@example.org", "FirstName", "Bo"));
        world.scan();
        await().untilAsserted(() -> assertThat(world.reasons(lead)).contains("synced"));
        world.awaitIdle();
        JsonNode before = world.record("Lead", lead);
        String contact = before.path(ID).asText();
        reach("contact", contact);
        awaitRecord("Contact", contact);
        JsonNode after = world.record("Lead", lead);
        assertThat(after.path("SystemModstamp")).isEqualTo(before.path("SystemModstamp"));
        assertThat(after.path(ID)).isEqualTo(before.path(ID));
        assertThat(after.path(STATUS)).isEqualTo(before.path(STATUS));
        world.scan().awaitIdle();
        assertThat(world.contacts("both@example.org")).hasSize(1);
        world.sandbox.salesforce().update("Lead", lead, Map.of("FirstName", "Lead's word"));
        world.scan();
        await().untilAsserted(() -> assertThat(world.reasons(lead)).contains("contact-holds"));
        assertThat(world.contacts("both@example.org").get(0).path("firstName").asText())
                .isEqualTo("Bo");
    }

    @Test
    void B105_aSyncedContactReturnedByCreateLeadTwiceIsOneLeadAndTheContactIsNotTouchedByIt() {
        world.start().awaitReady();
        String record = world.salesforceContact(Map.of("Email", "both@example.org", "FirstName", "Bo"));
        world.scan();
        await().untilAsserted(() -> assertThat(world.reasons(record)).contains("synced"));
        world.awaitIdle();
        JsonNode before = world.record("Contact", record);
        String contact = before.path(ID).asText();
        reach("lead", contact);
        awaitRecord("Lead", contact);
        assertThat(world.record("Contact", record)).isEqualTo(before);
        world.activecampaign("PUT", "contacts/" + contact, Map.of("contact", Map.of("firstName", "Changed")));
        reach("lead", contact);
        reach("contact", contact);
        await().untilAsserted(() -> assertThat(
                        ofContact("Lead", contact).get(0).path("FirstName").asText())
                .isEqualTo("Changed"));
        world.awaitIdle();
        assertThat(ofContact("Lead", contact)).hasSize(1);
        assertThat(ofContact("Contact", contact)).hasSize(1);
        assertThat(world.record("Contact", record).path("FirstName").asText()).isEqualTo("Changed");
    }

    @Test
    void createLeadForSomebodyWhomOnlyAnUnsyncedContactKnowsMakesALeadAndLeavesTheContact() {
        String record = world.salesforceContact(Map.of("Email", "known@example.org"));
        JsonNode before = world.record("Contact", record);
        world.sync("outbound: { schedule: hourly, lead: { select: none }, contact: { select: none } }\n");
        String contact = world.contact("known@example.org", "Kim", "Neu");
        world.start().awaitReady();
        reach("lead", contact);
        awaitRecord("Lead", contact);
        assertThat(world.record("Contact", record)).isEqualTo(before);
    }

    @Test
    void aMatchByAddressIsUpdatedByItsId() {
        String lead = world.lead(Map.of("Email", "Known@Example.org", "FirstName", "Old"));
        world.sync("outbound: { schedule: hourly }\n");
        String contact = world.contact("known@example.org", "New", "Neu");
        world.start().awaitReady();
        reach("lead", contact);
        assertThat(awaitRecord("Lead", contact).path("Id").asText()).isEqualTo(lead);
        assertThat(world.record("Lead", lead).path("FirstName").asText()).isEqualTo("New");
        assertThat(world.record("Lead", lead).path(STATUS).asText()).isEqualTo("Successfully synced");
    }

    @Test
    void B103_B122_aContactEditedWithoutReachingTheStepCausesNoSalesforceWrite() {
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        world.start().awaitReady();
        reach("lead", contact);
        JsonNode lead = awaitRecord("Lead", contact);
        world.activecampaign("PUT", "contacts/" + contact, Map.of("contact", Map.of("firstName", "Edited")));
        world.awaitIdle();
        assertThat(world.record("Lead", lead.path("Id").asText())).isEqualTo(lead);
    }

    @Test
    void B110_aRecordThatSalesforceRejectsHarmsNobodyElseHasNoTagAndGetsItOnceAccepted() {
        world.sandbox
                .salesforce()
                .administration()
                .addValidationRule("Lead", "LastName = 'Unwanted'", "not wanted here", "LastName");
        List<String> contacts = IntStream.range(0, 12)
                .mapToObj(i -> world.contact("p" + i + "@example.org", "P", i == 5 ? "Unwanted" : "Person" + i))
                .toList();
        world.start().awaitReady();
        contacts.forEach(contact -> reach("lead", contact));
        await().untilAsserted(() -> assertThat(world.records("Lead")).hasSize(11));
        world.awaitIdle();
        String rejected = contacts.get(5);
        assertThat(world.reasons(rejected)).containsExactly("rejected");
        assertThat(world.tags(rejected)).isEmpty();
        assertThat(contacts.stream().filter(contact -> !contact.equals(rejected)))
                .allSatisfy(contact -> assertThat(world.tags(contact)).containsExactly("add-to-salesforce"));
        world.activecampaign("PUT", "contacts/" + rejected, Map.of("contact", Map.of("lastName", "Short")));
        reach("lead", rejected);
        awaitRecord("Lead", rejected);
        assertThat(world.tags(rejected)).containsExactly("add-to-salesforce");
    }

    @Test
    void aContactDeletedBeforeDeliveryIsGoneAndNotTriedAgain() {
        String contact = world.contact("gone@example.org", "Kim", "Neu");
        world.start().awaitReady();
        world.activecampaign("DELETE", "contacts/" + contact, Map.of());
        reach("lead", contact);
        await().untilAsserted(() -> assertThat(world.reasons(contact)).containsExactly("gone"));
        world.awaitIdle();
        assertThat(world.records("Lead")).isEmpty();
    }

    @Test
    void B41_B53_B60_withAccountsOnTheAccountComesFirstAndIsNeverDoubled() {
        String newOnes = "{ select: new, since: " + Instant.now().minus(1, ChronoUnit.HOURS) + " }";
        world.sync(
                "outbound: { schedule: hourly, contact: " + newOnes + " }\naccount: { enabled: true, plan: plus }\n");
        String one = world.sandbox
                .activecampaign()
                .addContact(Map.of("email", "one@example.org", "lastName", "One"), List.of(), "ACME GmbH");
        String two = world.sandbox
                .activecampaign()
                .addContact(Map.of("email", "two@example.org", "lastName", "Two"), List.of(), "ACME GmbH");
        String account = world.sandbox
                .salesforce()
                .insert("Account", List.of(Map.of("Name", "acme gmbh")))
                .get(0);
        world.start().awaitReady();
        reach("contact", one);
        reach("contact", two);
        reach("lead", two);
        assertThat(awaitRecord("Contact", one).path("AccountId").asText()).isEqualTo(account);
        assertThat(awaitRecord("Contact", two).path("AccountId").asText()).isEqualTo(account);
        assertThat(awaitRecord("Lead", two).path("Company").asText()).isEqualTo("ACME GmbH");
        assertThat(world.records("Account")).hasSize(1);
    }

    @Test
    void B53_withAccountsOffNoAccountCallIsMadeButALeadsCompanyIsFilled() {
        String contact = world.sandbox
                .activecampaign()
                .addContact(Map.of("email", "one@example.org", "lastName", "One"), List.of(), "ACME GmbH");
        world.start().awaitReady();
        reach("lead", contact);
        reach("contact", contact);
        assertThat(awaitRecord("Lead", contact).path("Company").asText()).isEqualTo("ACME GmbH");
        awaitRecord("Contact", contact);
        assertThat(world.calls("GET", "/api/3/account") + world.calls("POST", "/api/3/account"))
                .isZero();
        assertThat(world.records("Account")).isEmpty();
    }
}
