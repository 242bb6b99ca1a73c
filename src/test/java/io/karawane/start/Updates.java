package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A world in which edits in ActiveCampaign may reach Salesforce. */
abstract class Updates extends Outbound {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String PATH = "/activecampaign/" + World.TOKEN + "/event";

    void switchedOn(String every) {
        world("hourly", newOnes(), newOnes());
        world.sync(sync(every)).start().awaitReady();
    }

    static String sync(String every) {
        return "outbound: { schedule: hourly, lead: " + newOnes() + ", contact: " + newOnes()
                + " }\ninbound: { updates: { enabled: true, every: " + every + " } }\n";
    }

    /** Of all sources, so that our own writes come back too. */
    void accountWebhook() {
        JsonNode answer = world.activecampaign(
                "POST",
                "webhooks",
                Map.of(
                        "webhook",
                        Map.of(
                                "name",
                                "edits",
                                "url",
                                world.url(PATH),
                                "events",
                                List.of("update", "subscribe", "unsubscribe"),
                                "sources",
                                List.of("public", "admin", "api", "system"))));
        assertThat(answer.at("/webhook/id").asText()).isNotEmpty();
    }

    void edit(String contact, Map<String, Object> fields) {
        world.activecampaign("PUT", "contacts/" + contact, Map.of("contact", fields));
    }

    void posted(String contact) {
        assertThat(world.post("event", contact).statusCode()).isEqualTo(202);
    }

    String handedOver(String action, String object, String contact) {
        assertThat(world.post(action, contact).statusCode()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(ofContact(object, contact)).hasSize(1));
        world.awaitIdle();
        return ofContact(object, contact).get(0).path("Id").asText();
    }

    List<JsonNode> ofContact(String object, String contact) {
        return world.records(object).stream()
                .filter(record -> record.path(ID).asText().equals(contact))
                .toList();
    }

    void awaitInbound(String contact, String... reasons) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(world.inbound(contact)).containsExactly(reasons));
        world.awaitIdle();
        assertThat(world.inbound(contact)).containsExactly(reasons);
    }

    long salesforceWrites() {
        return world.calls("PATCH", "/services/data/") + world.calls("POST", "/services/data/");
    }
}
