package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stream refuses to clients that ask for more than is theirs, or for nothing sensible. */
class StreamRightsTest {
    private static final String LEADS = "/data/LeadChangeEvent";
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[null]",
                "null",
                "[]",
                "[5]",
                "5",
                "{",
                "",
                "[{'channel':5}]",
                "[{'id':'1'}]",
                "[{'channel':'/meta/connect','clientId':5}]",
                "[{'channel':'/meta/handshake'},{'channel':'/meta/handshake'}]"
            })
    void messages_that_are_none_are_refused_in_plain_text(String messages) {
        RunningOrg.Reply reply = org.post("/cometd/63.0", RunningOrg.json(messages));
        assertThat(reply.status()).as(reply.text()).isIn(200, 400);
        assertThat(reply.text()).doesNotContain("<html", "\"successful\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {LEADS, "/data/Anything", "/other"})
    void clients_do_not_publish(String channel) {
        org.insert("Lead", "LastName", "L", "Company", "A");
        Subscriber listener = Subscriber.on(org, LEADS, -1);
        Subscriber publisher = Subscriber.connected(org);
        JsonNode reply = publisher.publish(channel).path(0);
        assertThat(reply.path("successful").asBoolean()).isFalse();
        assertThat(reply.path("error").asText()).startsWith("403");
        assertThat(listener.connect(0)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"Bearer wrong, 401::Authentication invalid", "'', 401::Authentication invalid"})
    void a_poll_without_a_good_token_leaves_the_events_to_the_next(String authorization, String error) {
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        org.insert("Lead", "LastName", "L", "Company", "A");
        JsonNode refused = subscriber.connect(Map.of("Authorization", authorization));
        assertThat(refused).hasSize(1);
        assertThat(refused.path(0).path("error").asText()).isEqualTo(error);
        assertThat(subscriber.events(1)).hasSize(1);
    }

    @Test
    void a_poll_without_any_token_leaves_the_events_to_the_next() {
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        org.insert("Lead", "LastName", "L", "Company", "A");
        String token = org.token;
        org.token = null;
        JsonNode refused = subscriber.connect(0);
        org.token = token;
        assertThat(refused).hasSize(1);
        assertThat(refused.path(0).path("error").asText()).isEqualTo("401::Request requires authentication");
        assertThat(subscriber.events(1)).hasSize(1);
    }

    @Test
    void a_client_belongs_to_the_session_that_shook_hands() {
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        org.insert("Lead", "LastName", "L", "Company", "A");
        String token = org.token;
        org.token = org.login(RunningOrg.LOGIN).json().path("access_token").asText();
        for (JsonNode refused : new JsonNode[] {subscriber.connect(0), subscriber.send("subscribe", "")}) {
            assertThat(refused).hasSize(1);
            assertThat(refused.path(0).path("error").asText()).isEqualTo("403::Unknown client");
            assertThat(refused.path(0).at("/advice/reconnect").asText()).isEqualTo("handshake");
        }
        org.token = token;
        assertThat(subscriber.events(1)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"'abc', abc", "[], []", "null, null", "true, true", "1.5, 1.5", "'-1', -1"})
    void a_replay_id_is_an_integer(String position, String told) {
        Subscriber subscriber = Subscriber.connected(org);
        assertThat(subscriber.subscribe(LEADS, position).path("error").asText())
                .isEqualTo("400::The replayId {" + told + "} you provided was invalid.  Please provide a valid ID, -2"
                        + " to replay all events, or -1 to replay only new events.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cometd/99.0/handshake", "/cometd/60.0/nope", "/cometd/30.0"})
    void versions_and_kinds_that_are_unknown_are_not_found(String path) {
        RunningOrg.Reply reply = org.post(path, "[{}]");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).startsWith("404::");
    }
}
