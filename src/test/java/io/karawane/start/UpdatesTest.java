package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits in ActiveCampaign that reach Salesforce without an automation's step, by an account webhook. */
class UpdatesTest extends Updates {
    @Test
    void B103_offByDefaultAnEditWritesNothingAndAReloadSwitchesItOn() {
        world("hourly", newOnes(), newOnes()).start().awaitReady();
        accountWebhook();
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        String lead = handedOver("lead", "Lead", contact);
        JsonNode before = world.record("Lead", lead);
        edit(contact, Map.of("firstName", "Edited"));
        world.awaitIdle();
        assertThat(world.record("Lead", lead)).isEqualTo(before);
        var off = world.post("event", contact);
        var unknown = world.post("/activecampaign/" + World.TOKEN + "/nothing", "x=1", FORM);
        assertThat(off.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
        assertThat(off.body()).isEqualTo(unknown.body());
        assertThat(off.headers().map().keySet())
                .isEqualTo(unknown.headers().map().keySet());

        world.sync(sync("100ms"));
        assertThat(world.bean("reload", Reload.class).reload()).isEmpty();
        edit(contact, Map.of("firstName", "Edited again"));
        await().untilAsserted(() -> assertThat(
                        world.record("Lead", lead).path("FirstName").asText())
                .isEqualTo("Edited again"));

        world.sync("outbound: { schedule: hourly }\n");
        world.bean("reload", Reload.class).reload();
        assertThat(world.post("event", contact).statusCode()).isEqualTo(404);
    }

    @Test
    void anEditReachesTheLinkedLeadAndContactAndDoesNotComeBack() {
        switchedOn("100ms");
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        String lead = handedOver("lead", "Lead", contact);
        String record = handedOver("contact", "Contact", contact);
        world.scan().awaitIdle();
        world.activecampaign("DELETE", "contactTags/1", Map.of());
        accountWebhook();
        edit(contact, Map.of("lastName", "Edited"));
        for (String object : List.of("Lead", "Contact")) {
            await().untilAsserted(() -> assertThat(
                            ofContact(object, contact).get(0).path("LastName").asText())
                    .isEqualTo("Edited"));
        }
        awaitInbound(contact, "synced", "synced", "synced", "synced");
        assertThat(world.tags(contact)).as("nobody handed it over").isEmpty();
        long writes = world.activecampaignWrites();
        world.scan();
        await().untilAsserted(() -> assertThat(world.reasons(record)).endsWith("echo"));
        await().untilAsserted(() ->
                assertThat(world.reasons(lead)).containsExactly("synced", "contact-holds", "synced", "contact-holds"));
        world.awaitIdle();
        assertThat(world.activecampaignWrites()).isEqualTo(writes);
        assertThat(world.records("Lead")).hasSize(1);
        assertThat(world.records("Contact")).hasSize(1);
    }

    @Test
    void aStrangerIsAcceptedButNothingIsMadeOfIt() {
        switchedOn("100ms");
        accountWebhook();
        String known = handedOver("lead", "Lead", world.contact("known@example.org", "Kim", "Neu"));
        String lead = world.lead(Map.of("Email", "stranger@example.org", "FirstName", "Untouched"));
        long writes = salesforceWrites();
        String stranger = world.contact("stranger@example.org", "Sam", "Fremd");
        edit(stranger, Map.of("firstName", "Edited"));
        posted(stranger);
        assertThat(world.backlog()).isZero();
        world.awaitIdle();
        assertThat(world.inbound(stranger)).isEmpty();
        assertThat(salesforceWrites()).isEqualTo(writes);
        assertThat(world.record("Lead", lead).path("FirstName").asText()).isEqualTo("Untouched");
        assertThat(world.records("Lead"))
                .extracting(each -> each.path("Id").asText())
                .containsExactlyInAnyOrder(known, lead);
    }

    @Test
    void ourOwnWriteComesBackAsOneEchoAndThatIsAll() {
        switchedOn("2s");
        String lead = synced("hourly", "Lead", Map.of("Email", "kim@example.org", "FirstName", "Kim"));
        String contact = carried("Lead", lead);
        accountWebhook();
        world.sandbox.salesforce().update("Lead", lead, Map.of("FirstName", "News"));
        long there = world.activecampaignWrites();
        world.scan();
        awaitInbound(contact, "echo");
        assertThat(world.contacts("kim@example.org").get(0).path("firstName").asText())
                .isEqualTo("News");
        long once = world.activecampaignWrites();
        assertThat(once).isGreaterThan(there);
        long here = salesforceWrites();
        String stamp = world.record("Lead", lead).path("SystemModstamp").asText();
        world.scan().awaitIdle();
        posted(contact);
        awaitInbound(contact, "echo", "echo");
        world.scan().awaitIdle();
        assertThat(world.activecampaignWrites()).isEqualTo(once);
        assertThat(salesforceWrites()).isEqualTo(here);
        assertThat(world.record("Lead", lead).path("SystemModstamp").asText()).isEqualTo(stamp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"twice", "reversed"})
    void howeverItIsDeliveredTheContactIsReadAsItIsAndWrittenOnce(String delivery) {
        switchedOn("2s");
        String contact = world.contact("kim@example.org", "Kim", "Neu");
        String lead = handedOver("lead", "Lead", contact);
        accountWebhook();
        world.sandbox.switches().set("webhookDelivery", delivery);
        long writes = salesforceWrites();
        edit(contact, Map.of("firstName", "First"));
        edit(contact, Map.of("firstName", "Second"));
        awaitInbound(contact, "synced", "synced");
        assertThat(salesforceWrites()).isEqualTo(writes + 1);
        assertThat(world.record("Lead", lead).path("FirstName").asText()).isEqualTo("Second");
    }

    @Test
    void anAutomationThatMeetsAWaitingUpdateGivesItsTag() {
        switchedOn("2s");
        String lead = synced("hourly", "Lead", Map.of("Email", "kim@example.org", "FirstName", "Kim"));
        String contact = carried("Lead", lead);
        posted(contact);
        assertThat(world.waiting("Lead")).containsExactly(contact);
        assertThat(world.post("lead", contact).statusCode()).isEqualTo(202);
        assertThat(world.waiting("Lead")).containsExactly(contact);
        awaitInbound(contact, "synced");
        assertThat(world.tags(contact)).contains("add-to-salesforce");
    }

    @Test
    void itAnswersAsToAnAutomation() {
        switchedOn("1h");
        String contact = carried("Lead", synced("hourly", "Lead", Map.of("Email", "kim@example.org")));
        String body =
                "type=unsubscribe&initiated_from=api&list=1&contact%5Bemail%5D=other%40example.org&contact%5Bid%5D=";
        assertThat(world.post(PATH, body + contact, FORM))
                .returns(202, answer -> answer.statusCode())
                .returns("accepted", answer -> answer.body());
        assertThat(world.waiting("Lead")).containsExactly(contact);
        assertThat(world.post(PATH, "type=sent&contact%5Bemail%5D=kim%40example.org", FORM)
                        .statusCode())
                .isEqualTo(400);
        assertThat(world.post(PATH, body + "abc", FORM).statusCode()).isEqualTo(400);
        assertThat(world.post(PATH, "{}", "application/json").statusCode()).isEqualTo(415);
        assertThat(world.post(PATH, body + "1&x=" + "x".repeat(1024 * 1024), FORM)
                        .statusCode())
                .isEqualTo(413);
        assertThat(world.post("/activecampaign/" + "f".repeat(32) + "/event", body + contact, FORM)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void withoutAnyConnectionItWaitsToBeSetUp() {
        world("hourly", newOnes(), newOnes()).sync(sync("1h"));
        world.set("salesforce.client-id", "").set("salesforce.client-secret", "");
        world.set("activecampaign.url", "").set("activecampaign.api-key", "").start();
        assertThat(world.post("event", "76").statusCode()).isEqualTo(503);
    }
}
