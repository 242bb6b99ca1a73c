package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamingTest {
    private static final String LEADS = "/data/LeadChangeEvent";
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void the_handshake_offers_long_polling_and_replay() {
        JsonNode reply = new Subscriber(org).handshake();
        assertThat(reply.path("successful").asBoolean()).isTrue();
        assertThat(reply.path("supportedConnectionTypes").toString()).isEqualTo("[\"long-polling\"]");
        assertThat(reply.path("ext").path("replay").asBoolean()).isTrue();
        assertThat(reply.path("ext").path("payload.format").asBoolean()).isTrue();
    }

    @Test
    void the_first_connect_returns_at_once_with_the_advice() {
        Subscriber subscriber = new Subscriber(org);
        subscriber.handshake();
        JsonNode advice = subscriber.connect(0).path(0).path("advice");
        assertThat(advice.path("timeout").asLong()).isEqualTo(110_000);
        assertThat(advice.path("interval").asLong()).isZero();
        assertThat(advice.path("reconnect").asText()).isEqualTo("retry");
    }

    @Test
    void several_messages_can_share_one_post_to_the_bare_path() {
        String handshake =
                "[{'channel':'/meta/handshake','version':'1.0','supportedConnectionTypes':['long-polling']}]";
        String client = post(handshake).path(0).path("clientId").asText();
        JsonNode replies =
                post("[{'channel':'/meta/connect','connectionType':'long-polling','advice':{'timeout':0},'clientId':'"
                        + client + "'},{'channel':'/meta/subscribe','subscription':'" + LEADS + "','clientId':'"
                        + client + "'}]");
        assertThat(replies.findValuesAsText("successful")).containsExactly("true", "true");
        assertThat(org.call("GET", "/cometd/63.0", null, Map.of()).status()).isEqualTo(400);
    }

    @Test
    void minus_one_sends_only_new_events_and_minus_two_all_retained_ones() {
        insert(2);
        Subscriber fresh = Subscriber.on(org, LEADS, -1);
        Subscriber all = Subscriber.on(org, LEADS, -2);
        insert(1);
        assertThat(all.events(3)).hasSize(3);
        assertThat(fresh.events(1)).hasSize(1);
        assertThat(fresh.connect(100)).hasSize(1);
    }

    @Test
    void a_replay_id_resumes_after_the_event_it_names() {
        insert(3);
        List<JsonNode> events = Subscriber.on(org, LEADS, -2).events(3);
        long second = replayId(events.get(1));
        assertThat(Subscriber.on(org, LEADS, second).events(1)).containsExactly(events.get(2));
        assertThat(replayId(events.get(0))).isLessThan(second);
    }

    @Test
    void a_replay_id_that_is_not_retained_is_refused() {
        insert(1);
        long id = replayId(Subscriber.on(org, LEADS, -2).events(1).get(0));
        org.service.expireEvents();
        assertThat(Subscriber.connected(org).subscribe(LEADS, id).path("error").asText())
                .isEqualTo("400::The replayId {" + id + "} you provided was invalid.  Please provide a valid ID, -2 to"
                        + " replay all events, or -1 to replay only new events.");
    }

    @Test
    void events_are_retained_for_the_switched_number_of_hours() {
        insert(1);
        org.switches.set("retentionHours", 0);
        insert(1);
        Subscriber subscriber = Subscriber.on(org, LEADS, -2);
        assertThat(subscriber.connect(100)).hasSize(1);
    }

    @Test
    void retention_shrinks_with_the_pace_of_time() {
        insert(1);
        org.limits.set("timeScale", 1e12);
        insert(1);
        assertThat(Subscriber.on(org, LEADS, -2).connect(100)).hasSize(1);
    }

    @Test
    void one_channel_carries_the_events_of_all_objects() {
        Subscriber subscriber = Subscriber.on(org, "/data/ChangeEvents", -1);
        org.insert("Account", "Name", "Acme");
        insert(1);
        assertThat(subscriber.payloads(2).stream()
                        .map(p -> p.path("ChangeEventHeader").path("entityName").asText()))
                .containsExactly("Account", "Lead");
    }

    @Test
    void a_channel_that_does_not_exist_is_refused() {
        assertThat(Subscriber.connected(org)
                        .subscribe("/data/FooChangeEvent", -1)
                        .path("error")
                        .asText())
                .isEqualTo("400::The channel you requested to subscribe to does not exist {/data/FooChangeEvent}");
    }

    @Test
    void an_unknown_client_is_told_to_shake_hands_again() {
        JsonNode reply = new Subscriber(org)
                .send("connect", ",'connectionType':'long-polling','clientId':'gone'")
                .path(0);
        assertThat(reply.path("error").asText()).isEqualTo("403::Unknown client");
        assertThat(reply.path("advice").path("reconnect").asText()).isEqualTo("handshake");
    }

    @Test
    void a_dead_token_is_answered_in_bayeux_or_by_http_as_switched() {
        Subscriber subscriber = Subscriber.connected(org);
        org.service.endSessions();
        JsonNode connect = subscriber.connect(0).path(0);
        assertThat(connect.path("error").asText()).isEqualTo("401::Authentication invalid");
        assertThat(connect.path("advice").path("reconnect").asText()).isEqualTo("none");
        JsonNode handshake = new Subscriber(org).handshake();
        assertThat(handshake.path("error").asText()).isEqualTo("403::Handshake denied");
        assertThat(handshake.path("ext").path("sfdc").path("failureReason").asText())
                .isEqualTo("401::Authentication invalid");
        org.switches.set("cometdHttp401", true);
        assertThat(org.post("/cometd/63.0/connect", "[]").status()).isEqualTo(401);
    }

    @Test
    void the_daily_limit_withholds_events_but_retains_them() {
        org.limits.set("changeEventsPerDay", 2);
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        insert(3);
        JsonNode replies = subscriber.connect(0);
        assertThat(replies).hasSize(3);
        assertThat(replies.path(2).path("error").asText())
                .isEqualTo("403::Organization total events daily limit exceeded");
        assertThat(Subscriber.connected(org).subscribe(LEADS, -1).path("error").asText())
                .isEqualTo("403::Organization total events daily limit exceeded");
        org.limits.set("changeEventsPerDay", 0);
        assertThat(Subscriber.on(org, LEADS, -2).events(3)).hasSize(3);
    }

    @Test
    void the_daily_limit_counts_each_event_for_each_subscriber_and_may_be_checked_at_subscriptions_only() {
        org.limits.set("changeEventsPerDay", 4);
        org.switches.set("dailyLimitChecked", "subscribe");
        Subscriber first = Subscriber.on(org, LEADS, -1);
        Subscriber second = Subscriber.on(org, "/data/ChangeEvents", -1);
        insert(3);
        assertThat(first.events(2)).hasSize(2);
        assertThat(second.events(2)).hasSize(2);
        assertThat(first.connect(0).path(0).path("successful").asBoolean()).isTrue();
        assertThat(first.subscribe(LEADS, -1).path("successful").asBoolean()).isFalse();
        assertThat(org.get("/limits")
                        .json()
                        .at("/DailyDeliveredPlatformEvents/Remaining")
                        .asInt())
                .isZero();
    }

    @Test
    void two_thousand_events_come_in_order_within_two_seconds() {
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        Duration fastest = Fastest.of(3, () -> {
            for (int call = 0; call < 10; call++) {
                insert(200);
            }
            List<JsonNode> events = subscriber.events(2_000);
            assertThat(events.stream().map(StreamingTest::replayId)).isSorted();
        });
        assertThat(fastest).isLessThan(Duration.ofSeconds(2));
    }

    private JsonNode post(String messages) {
        return org.post("/cometd/63.0", RunningOrg.json(messages)).json();
    }

    private void insert(int count) {
        List<Map<String, Object>> rows = IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("LastName", "L" + i, "Company", "A"))
                .toList();
        org.service.insert("Lead", rows);
    }

    private static long replayId(JsonNode event) {
        assertThat(event.path("event").path("replayId").isIntegralNumber()).isTrue();
        return event.path("event").path("replayId").asLong();
    }
}
