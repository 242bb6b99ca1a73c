package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** The real camel-salesforce component as a subscriber to change events. */
class CamelStreamingTest extends CamelAgainstOrg {
    private final Queue<JsonNode> received = new ConcurrentLinkedQueue<>();

    @Test
    void it_receives_change_events_and_resumes_after_a_restart() throws Exception {
        start(subscription(-2));
        List<String> first = leads(3);
        await().until(() -> ids().size() == 3);
        assertThat(ids()).containsExactlyElementsOf(first);
        camel.stop();
        long last = received.stream()
                .reduce((a, b) -> b)
                .orElseThrow()
                .path("data")
                .path("event")
                .path("replayId")
                .asLong();
        received.clear();
        List<String> missed = leads(2);
        start(subscription(last));
        await().until(() -> ids().size() == 2);
        assertThat(ids()).containsExactlyElementsOf(missed);
    }

    @Test
    void it_falls_back_to_all_retained_events_when_its_position_is_too_old() throws Exception {
        List<String> retained = leads(2);
        start(subscription(5));
        await().until(() -> ids().size() == 2);
        assertThat(ids()).containsExactlyElementsOf(retained);
    }

    @Test
    void it_resubscribes_when_its_session_ends_between_two_polls() throws Exception {
        start(subscription(-2));
        leads(1);
        await().until(() -> ids().size() == 1);
        org.service.endSessions();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            leads(1);
            return received.size() > 4;
        });
    }

    @Test
    void it_shakes_hands_again_when_the_server_forgot_it_and_misses_nothing() throws Exception {
        start(subscription(-2));
        leads(1);
        await().until(() -> ids().size() == 1);
        org.switches.set("streamRefusal", "unknown-client");
        List<String> missed = leads(3);
        await().atMost(Duration.ofSeconds(20)).until(() -> ids().containsAll(missed));
    }

    @Test
    void it_tries_again_to_subscribe_at_a_busy_server() throws Exception {
        org.switches.set("streamRefusal", "busy-subscribe");
        start(subscription(-2));
        List<String> ids = leads(1);
        await().during(Duration.ofMillis(300)).until(received::isEmpty);
        org.switches.set("streamRefusal", "none");
        await().atMost(Duration.ofSeconds(20)).until(() -> ids().equals(ids));
    }

    @Test
    void it_stays_deaf_after_a_disconnect_that_the_server_sent() throws Exception {
        start(subscription(-2));
        leads(1);
        await().until(() -> ids().size() == 1);
        Subscriber other = Subscriber.connected(org);
        CompletableFuture<JsonNode> farewell = CompletableFuture.supplyAsync(() -> other.connect(20_000));
        await("another poll has arrived").during(Duration.ofMillis(150)).until(() -> !farewell.isDone());
        org.switches.set("streamRefusal", "disconnect");
        farewell.join();
        await("all are told").during(Duration.ofMillis(150)).until(() -> ids().size() == 1);
        leads(1);
        await().during(Duration.ofMillis(700)).until(() -> ids().size() == 1);
    }

    @Test
    void it_hears_nothing_beyond_the_daily_limit_until_it_subscribes_again() throws Exception {
        org.limits.set("changeEventsPerDay", 2);
        org.switches.set("dailyLimitChecked", "subscribe");
        start(subscription(-2));
        List<String> ids = leads(3);
        await().until(() -> ids().size() == 2);
        await().during(Duration.ofMillis(500)).until(() -> ids().size() == 2);
        camel.stop();
        org.limits.set("changeEventsPerDay", 0);
        start(subscription(-2));
        await().until(() -> ids().equals(ids));
    }

    @Test
    void it_reads_the_headers_of_merged_gap_and_overflow_events() throws Exception {
        List<String> headers = new CopyOnWriteArrayList<>();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("salesforce:subscribe:/data/ChangeEvents?replayId=-2").process(exchange -> {
                    Message event = exchange.getMessage();
                    Object[] ids = event.getHeader("CamelSalesforceRecordIds", Object[].class);
                    headers.add(event.getHeader("CamelSalesforceEntityName") + " "
                            + event.getHeader("CamelSalesforceChangeType") + " " + ids.length);
                });
            }
        });
        String lead = leads(1).get(0);
        org.service.convert(lead);
        List<String> others = leads(2);
        org.delete("/composite/sobjects?ids=" + String.join(",", others));
        org.limits.set("changeEventBytes", 1);
        org.service.undelete("Lead", others.get(0));
        org.limits.set("overflowAfter", 1);
        org.service.update("Lead", others.get(0), Map.of("Phone", "1", "Title", "T"));
        await().atMost(Duration.ofSeconds(20)).until(() -> headers.size() == 9);
        assertThat(headers)
                .containsExactly(
                        "Lead CREATE 1",
                        "Account CREATE 1",
                        "Contact CREATE 1",
                        "Lead UPDATE 1",
                        "Lead CREATE 1",
                        "Lead CREATE 1",
                        "Lead DELETE 2",
                        "Lead GAP_UNDELETE 1",
                        "Lead GAP_OVERFLOW 1");
    }

    private RouteBuilder subscription(long replayId) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("salesforce:subscribe:/data/LeadChangeEvent?rawPayload=true&fallBackReplayId=-2&replayId="
                                + replayId)
                        .process(exchange ->
                                received.add(json(exchange.getMessage().getBody(String.class))));
            }
        };
    }

    /** Each once: after a login this component has been seen to hand over one event twice. */
    private List<String> ids() {
        return received.stream()
                .map(event ->
                        event.at("/data/payload/ChangeEventHeader/recordIds/0").asText())
                .distinct()
                .toList();
    }
}
