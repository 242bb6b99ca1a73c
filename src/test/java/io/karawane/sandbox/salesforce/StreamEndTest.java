package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways in which a stream does not begin, or ends. */
class StreamEndTest {
    private static final String LEADS = "/data/LeadChangeEvent";
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @ParameterizedTest
    @CsvSource({
        "busy-handshake, 503::Server is too busy.  Please try your request again later.",
        "too-many-connections, 403::To protect all customers from excessive use"
    })
    void a_handshake_is_denied_for_a_reason_beside_the_error(String refusal, String reason) {
        org.switches.set("streamRefusal", refusal);
        JsonNode reply = new Subscriber(org).handshake();
        assertThat(reply.path("error").asText()).isEqualTo("403::Handshake denied");
        assertThat(reply.at("/ext/sfdc/failureReason").asText()).startsWith(reason);
        assertThat(reply.at("/advice/reconnect").asText()).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({
        "busy-subscribe, 503::Server is too busy.  Please try your request again later.",
        "no-permission, 403::User not allowed to subscribe CDC without View All Data permissions"
    })
    void a_subscription_is_denied_for_a_reason_beside_the_error(String refusal, String reason) {
        Subscriber subscriber = Subscriber.connected(org);
        org.switches.set("streamRefusal", refusal);
        JsonNode reply = subscriber.subscribe(LEADS, -1);
        assertThat(reply.path("error").asText()).isEqualTo("403:denied_by_security_policy:subscribe_denied");
        assertThat(reply.at("/ext/sfdc/failureReason").asText()).isEqualTo(reason);
        org.switches.set("streamRefusal", "none");
        assertThat(subscriber.subscribe(LEADS, -1).path("successful").asBoolean())
                .isTrue();
    }

    @Test
    void a_busy_server_refuses_polls() {
        Subscriber subscriber = Subscriber.connected(org);
        org.switches.set("streamRefusal", "busy-connect");
        JsonNode reply = subscriber.connect(0).path(0);
        assertThat(reply.path("error").asText()).isEqualTo("401::Authentication invalid");
        assertThat(reply.at("/ext/sfdc/failureReason").asText()).startsWith("503::Server is too busy");
        assertThat(reply.at("/advice/reconnect").asText()).isEqualTo("none");
    }

    @Test
    void only_so_many_clients_can_be_connected() {
        org.limits.set("concurrentStreams", 1);
        Subscriber first = Subscriber.connected(org);
        JsonNode refused = new Subscriber(org).handshake();
        assertThat(refused.path("error").asText()).isEqualTo("403::Handshake denied");
        assertThat(refused.at("/ext/sfdc/failureReason").asText())
                .isEqualTo("403::Organization concurrent user limit exceeded");
        first.send("disconnect", "");
        assertThat(new Subscriber(org).handshake().path("successful").asBoolean())
                .isTrue();
    }

    @Test
    void a_held_poll_learns_that_its_token_ended() throws Exception {
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        CompletableFuture<JsonNode> poll = held(subscriber);
        org.service.endSessions();
        JsonNode reply = poll.get(5, TimeUnit.SECONDS).path(0);
        assertThat(reply.path("error").asText()).isEqualTo("401::Authentication invalid");
        assertThat(reply.at("/advice/reconnect").asText()).isEqualTo("none");
    }

    @Test
    void from_version_64_on_an_ended_session_is_told_by_a_disconnect_of_the_server() throws Exception {
        Subscriber subscriber = Subscriber.connected(org, "64.0");
        subscriber.subscribe(LEADS, -1);
        CompletableFuture<JsonNode> poll = held(subscriber);
        org.service.endSessions();
        JsonNode farewell = poll.get(5, TimeUnit.SECONDS).path(0);
        assertThat(farewell.path("channel").asText()).isEqualTo("/meta/disconnect");
        assertThat(farewell.path("successful").asBoolean()).isTrue();
    }

    @Test
    void streams_that_are_open_can_be_disconnected_and_later_ones_are_not() throws Exception {
        CompletableFuture<JsonNode> poll = held(Subscriber.on(org, LEADS, -1));
        org.switches.set("streamRefusal", "disconnect");
        JsonNode messages = poll.get(5, TimeUnit.SECONDS);
        assertThat(messages.findValuesAsText("channel")).containsExactly("/meta/disconnect", "/meta/connect");
        Subscriber later = Subscriber.on(org, LEADS, -1);
        org.insert("Lead", "LastName", "L", "Company", "A");
        assertThat(later.events(1)).hasSize(1);
    }

    @Test
    void streams_that_are_open_can_be_forgotten() throws Exception {
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        CompletableFuture<JsonNode> poll = held(subscriber);
        org.switches.set("streamRefusal", "unknown-client");
        assertThat(poll.get(5, TimeUnit.SECONDS).path(0).path("successful").asBoolean())
                .isTrue();
        assertUnknown(subscriber);
    }

    @Test
    void a_client_that_stays_away_for_40_seconds_is_forgotten() {
        org.limits.set("timeScale", 40);
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        assertThat(subscriber.connect(0).path(0).path("successful").asBoolean()).isTrue();
        await().pollDelay(Duration.ofMillis(1_500)).untilAsserted(() -> assertUnknown(subscriber));
    }

    @Test
    void a_session_does_not_idle_out_while_its_client_polls() {
        org.limits.set("sessionSeconds", 0.5);
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        assertThat(subscriber.connect(1_000).path(0).path("successful").asBoolean())
                .isTrue();
    }

    @Test
    void a_poll_is_answered_after_110_seconds_of_its_time() {
        org.limits.set("timeScale", 100);
        Subscriber subscriber = new Subscriber(org);
        subscriber.handshake();
        assertThat(subscriber.connect(0).path(0).at("/advice/timeout").asLong()).isEqualTo(1_100);
        long before = System.nanoTime();
        subscriber.send("connect", ",'connectionType':'long-polling'");
        assertThat(System.nanoTime() - before).isBetween(1_000_000_000L, 5_000_000_000L);
    }

    @Test
    void a_post_over_32_768_bytes_is_refused() {
        String padding = " ".repeat(32_768);
        assertThat(org.post("/cometd/63.0", "[]" + padding).status()).isEqualTo(413);
        assertThat(org.post("/cometd", "[]").status()).isEqualTo(400);
    }

    @Test
    void a_subscription_must_name_a_channel() {
        Subscriber subscriber = Subscriber.connected(org);
        assertThat(subscriber.send("subscribe", "").path(0).path("error").asText())
                .isEqualTo("400::Channel name not specified");
        assertThat(subscriber
                        .subscribe("data/LeadChangeEvent", -1)
                        .path("error")
                        .asText())
                .isEqualTo("400::Channel subscriptions must start with a leading '/'");
    }

    @Test
    void replay_ids_grow_with_gaps_and_only_those_of_events_are_known() {
        org.service.insert(
                "Lead",
                IntStream.range(0, 20)
                        .mapToObj(i -> Map.<String, Object>of("LastName", "L" + i, "Company", "A"))
                        .toList());
        Subscriber subscriber = Subscriber.on(org, LEADS, -2);
        long[] ids = subscriber.events(20).stream()
                .mapToLong(event -> event.at("/event/replayId").asLong())
                .toArray();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids[19] - ids[0]).isGreaterThan(19);
        long between = LongStream.range(ids[0], ids[19])
                .filter(id -> Arrays.binarySearch(ids, id) < 0)
                .findFirst()
                .orElseThrow();
        assertThat(subscriber.subscribe(LEADS, between).path("error").asText()).startsWith("400::The replayId {");
    }

    private static CompletableFuture<JsonNode> held(Subscriber subscriber) {
        CompletableFuture<JsonNode> poll = CompletableFuture.supplyAsync(() -> subscriber.connect(20_000));
        await("the poll has arrived").during(Duration.ofMillis(150)).until(() -> !poll.isDone());
        return poll;
    }

    private static void assertUnknown(Subscriber subscriber) {
        JsonNode reply = subscriber.connect(0).path(0);
        assertThat(reply.path("error").asText()).isEqualTo("403::Unknown client");
        assertThat(reply.at("/advice/reconnect").asText()).isEqualTo("handshake");
    }
}
