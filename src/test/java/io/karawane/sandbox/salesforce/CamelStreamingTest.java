package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
        await().until(() -> received.size() == 1);
        org.service.endSessions();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            leads(1);
            return received.size() > 4;
        });
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
