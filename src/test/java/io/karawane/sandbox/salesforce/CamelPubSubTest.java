package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.sandbox.RunningSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.PubSubApiConsumer;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real camel-salesforce component as a subscriber by the Pub/Sub API. */
@Timeout(60)
class CamelPubSubTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private final Queue<JsonNode> received = new ConcurrentLinkedQueue<>();
    private volatile String position;
    private CamelContext camel;

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void start(String options) throws Exception {
        SalesforceComponent salesforce = new SalesforceComponent();
        salesforce.setLoginUrl(sandbox.get().salesforceUrl());
        salesforce.setClientId("sandbox-client");
        salesforce.setClientSecret("sandbox-secret");
        salesforce.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
        salesforce.setPubSubHost("127.0.0.1");
        salesforce.setPubSubPort(sandbox.get().pubSubPort());
        camel = new DefaultCamelContext();
        camel.addComponent("salesforce", salesforce);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("salesforce:pubSubSubscribe:/data/LeadChangeEvent?pubSubDeserializeType=JSON&backoffIncrement=100&"
                                + options)
                        .id("events")
                        .autoStartup(false)
                        .process(exchange -> {
                            received.add(new ObjectMapper()
                                    .readTree(exchange.getMessage().getBody(String.class)));
                            position = exchange.getMessage().getHeader("CamelSalesforcePubSubReplayId", String.class);
                        });
            }
        });
        camel.start();
        ((PubSubApiConsumer) camel.getRoute("events").getConsumer()).setUsePlainTextConnection(true);
        camel.getRouteController().startRoute("events");
    }

    private static List<String> leads(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> sandbox.get()
                        .salesforce()
                        .insert("Lead", List.of(Map.of("LastName", "L" + i, "Company", "A")))
                        .get(0))
                .toList();
    }

    private List<String> ids() {
        return received.stream()
                .map(event -> event.at("/ChangeEventHeader/recordIds/0").asText())
                .toList();
    }

    @Test
    void it_receives_more_events_than_fit_into_one_request_and_resumes_after_a_restart() throws Exception {
        List<String> first = leads(25);
        start("replayPreset=EARLIEST&pubSubBatchSize=10");
        await().until(() -> ids().size() == 25);
        assertThat(ids()).isEqualTo(first);
        assertThat(received.peek().at("/Name/LastName").asText()).isEqualTo("L0");
        camel.stop();
        received.clear();
        List<String> missed = leads(3);
        start("replayPreset=CUSTOM&pubSubReplayId=RAW(" + position + ")");
        await().until(() -> ids().equals(missed));
    }

    @Test
    void it_logs_in_again_when_its_session_ends_and_misses_nothing() throws Exception {
        start("replayPreset=EARLIEST");
        leads(1);
        await().until(() -> ids().size() == 1);
        sandbox.salesforce().post("/sandbox/end-sessions", "{}");
        leads(3);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ids().stream().distinct().count() == 4);
    }

    @Test
    void it_goes_on_after_a_lost_connection() throws Exception {
        start("replayPreset=EARLIEST");
        leads(1);
        await().until(() -> ids().size() == 1);
        sandbox.get().switches().set("streamRefusal", "unknown-client");
        leads(2);
        await().atMost(Duration.ofSeconds(20)).until(() -> ids().size() == 3);
    }

    @Test
    void it_falls_back_to_the_latest_if_told_so_when_its_position_is_too_old() throws Exception {
        start("replayPreset=CUSTOM&fallbackToLatestReplayId=true&pubSubReplayId=AAAAAAAAAAEAAA==");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            leads(1);
            return !received.isEmpty();
        });
    }

    @Test
    void it_stays_deaf_after_a_stream_that_the_server_completed() throws Exception {
        start("replayPreset=EARLIEST");
        leads(1);
        await().until(() -> ids().size() == 1);
        sandbox.get().switches().set("streamRefusal", "disconnect");
        await("all are told").during(Duration.ofMillis(300)).until(() -> ids().size() == 1);
        leads(1);
        await().during(Duration.ofSeconds(1)).until(() -> ids().size() == 1);
    }
}
