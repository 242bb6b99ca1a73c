package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What an edit in ActiveCampaign may and may not do in Salesforce. */
class UpdateRulesTest extends Updates {
    @Test
    void anotherTryOfAnEditIsAnEditToo() {
        switchedOn("200ms");
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        String lead = handedOver("lead", "Lead", contact);
        world.control(
                world.sandbox.salesforceUrl(),
                "validation-rules",
                Map.of("object", "Lead", "condition", "FirstName = 'Edited'", "message", "not this name"));
        edit(contact, Map.of("firstName", "Edited"));
        posted(contact);
        awaitInbound(contact, "synced", "rejected");
        world.update("update link set closed = 'deleted' where salesforce_id = '" + lead + "'");
        edit(contact, Map.of("firstName", "Kit"));
        assertThat(world.execute("errors", "retry", "--reason", "rejected")).isZero();
        awaitInbound(contact, "synced", "rejected", "retried", "not-linked");
        assertThat(world.records("Lead")).hasSize(1);
        assertThat(world.record("Lead", lead).path("FirstName").asText()).isEqualTo("Kim");
    }

    @Test
    void aLinkThatWasClosedMeanwhileCreatesNothingAndMatchesNobody() {
        switchedOn("1s");
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        String lead = handedOver("lead", "Lead", contact);
        JsonNode before = world.record("Lead", lead);
        edit(contact, Map.of("firstName", "Edited"));
        posted(contact);
        world.update("update link set closed = 'deleted' where salesforce_id = '" + lead + "'");
        awaitInbound(contact, "synced", "not-linked");
        assertThat(world.record("Lead", lead)).as("it still has id and address").isEqualTo(before);
        assertThat(world.records("Lead")).hasSize(1);
    }

    @Test
    void aRecordOrContactThatWasDeletedMeanwhileStaysDeleted() {
        switchedOn("1s");
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        String lead = handedOver("lead", "Lead", contact);
        String other = world.contact("gone@example.org", "Lee", "Weg");
        handedOver("lead", "Lead", other);
        posted(contact);
        posted(other);
        world.sandbox.salesforce().delete("Lead", lead);
        world.activecampaign("DELETE", "contacts/" + other, Map.of());
        awaitInbound(contact, "synced", "not-linked");
        awaitInbound(other, "synced", "gone");
        assertThat(world.records("Lead").stream()
                        .filter(each -> !each.path("IsDeleted").asBoolean()))
                .hasSize(1);
    }

    @Test
    void whatActiveCampaignHasNotBeenToldYetIsNotUndoneByAnOlderContact() throws InterruptedException {
        switchedOn("200ms");
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        String lead = handedOver("lead", "Lead", contact);
        TimeUnit.MILLISECONDS.sleep(1100); // ActiveCampaign's times are whole seconds
        world.sandbox.salesforce().update("Lead", lead, Map.of("Phone", "+49 40 7"));
        posted(contact);
        awaitInbound(contact, "synced", "kept");
        assertThat(world.record("Lead", lead).path("Phone").asText()).isEqualTo("+49 40 7");
        world.scan();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        world.contacts("kim@example.org").get(0).path("phone").asText())
                .isEqualTo("+49 40 7"));
    }

    @Test
    void theMappingSaysWhatAnEditMayOverwrite() {
        world("hourly", newOnes(), newOnes());
        world.file("lead.mapping.yaml", """
                mapping: lead
                format: 1
                salesforce: Lead
                activecampaign: contact
                fields:
                  - { salesforce: FirstName, activecampaign: firstName, wins: salesforce }
                  - { salesforce: LastName,  activecampaign: lastName, direction: to-activecampaign }
                  - { salesforce: Email,     activecampaign: email, key: true }
                  - { salesforce: Phone,     activecampaign: phone }
                """).sync(sync("200ms")).start().awaitReady();
        String lead = synced("hourly", "Lead", Map.of("Email", "kim@example.org", "FirstName", "Kim"));
        String contact = carried("Lead", lead);
        edit(contact, Map.of("firstName", "Other", "lastName", "Other"));
        long writes = salesforceWrites();
        posted(contact);
        await().untilAsserted(() -> assertThat(world.inbound(contact)).contains("echo"));
        world.awaitIdle();
        assertThat(salesforceWrites()).isEqualTo(writes);
        edit(contact, Map.of("phone", "+49 30 2"));
        posted(contact);
        await().untilAsserted(() -> assertThat(world.inbound(contact)).contains("synced"));
        JsonNode after = world.record("Lead", lead);
        assertThat(after.path("FirstName").asText()).isEqualTo("Kim");
        assertThat(after.path("LastName").asText()).isEqualTo("Muster");
    }

    @Test
    void anEditMovesAContactToAKnownAccountAndCreatesNone() {
        world("hourly", newOnes(), newOnes());
        world.sync(sync("200ms") + "account: { enabled: true, plan: plus }\n")
                .start()
                .awaitReady();
        String known = world.sandbox
                .salesforce()
                .insert("Account", List.of(Map.of("Name", "Known GmbH")))
                .get(0);
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        String record = handedOver("contact", "Contact", contact);
        accountWebhook();
        String there = world.activecampaign("POST", "accounts", Map.of("account", Map.of("name", "Unknown GmbH")))
                .at("/account/id")
                .asText();
        String join = world.activecampaign(
                        "POST",
                        "accountContacts",
                        Map.of("accountContact", Map.of("account", there, "contact", contact)))
                .at("/accountContact/id")
                .asText();
        edit(contact, Map.of("firstName", "Edited"));
        await().untilAsserted(() -> assertThat(
                        world.record("Contact", record).path("FirstName").asText())
                .isEqualTo("Edited"));
        world.awaitIdle();
        assertThat(world.records("Account")).hasSize(1);
        assertThat(world.record("Contact", record).path("AccountId").asText("")).isEmpty();
        world.activecampaign("DELETE", "accountContacts/" + join, Map.of());
        there = world.activecampaign("POST", "accounts", Map.of("account", Map.of("name", "Known GmbH")))
                .at("/account/id")
                .asText();
        world.activecampaign(
                "POST", "accountContacts", Map.of("accountContact", Map.of("account", there, "contact", contact)));
        posted(contact);
        await().untilAsserted(() -> assertThat(
                        world.record("Contact", record).path("AccountId").asText())
                .isEqualTo(known));
        world.awaitIdle();
        long writes = salesforceWrites();
        posted(contact);
        await().untilAsserted(() -> assertThat(world.inbound(contact)).endsWith("echo"));
        assertThat(salesforceWrites()).isEqualTo(writes);
    }
}
