package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.client.ClientSessionChannel;
import org.cometd.client.BayeuxClient;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CometD's own Java client as a subscriber. */
class CometdClientTest {
    private static final String LEADS = "/data/LeadChangeEvent";
    private final RunningOrg org = new RunningOrg();
    private final HttpClient http = new HttpClient();
    private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
    private BayeuxClient client;

    @BeforeEach
    void start() throws Exception {
        http.start();
        client = new BayeuxClient(org.url() + "/cometd/63.0", new JettyHttpClientTransport(null, http) {
            @Override
            protected void customize(Request request) {
                request.headers(headers -> headers.put("Authorization", "Bearer " + org.token));
            }
        });
        client.handshake();
        assertThat(client.waitFor(5_000, BayeuxClient.State.CONNECTED)).isTrue();
    }

    @AfterEach
    void stop() throws Exception {
        client.abort();
        http.stop();
        org.close();
    }

    @Test
    void it_subscribes_without_a_position_and_hears_new_events() {
        List<Boolean> subscribed = subscribe();
        await().until(() -> subscribed.equals(List.of(true)));
        String id = org.insert("Lead", "LastName", "L", "Company", "A");
        await().until(() -> events.size() == 1);
        assertThat(events.get(0).get("payload").toString()).contains(id);
    }

    @Test
    void it_is_told_to_go_by_the_server() {
        List<Boolean> subscribed = subscribe();
        await().until(() -> subscribed.equals(List.of(true)));
        List<Boolean> farewells = new CopyOnWriteArrayList<>();
        client.getChannel(Channel.META_DISCONNECT).addListener((ClientSessionChannel.MessageListener)
                (channel, message) -> farewells.add(message.isSuccessful()));
        org.switches.set("streamRefusal", "disconnect");
        await().until(() -> farewells.contains(true));
        assertThat(client.waitFor(5_000, BayeuxClient.State.DISCONNECTED)).isTrue();
    }

    @Test
    void it_is_refused_a_channel_that_does_not_exist() {
        List<String> errors = new CopyOnWriteArrayList<>();
        client.getChannel("/data/FooChangeEvent")
                .subscribe((channel, message) -> {}, reply -> errors.add(String.valueOf(reply.get("error"))));
        await().until(() -> errors.equals(
                List.of("400::The channel you requested to subscribe to does not exist {/data/FooChangeEvent}")));
    }

    private List<Boolean> subscribe() {
        List<Boolean> subscribed = new CopyOnWriteArrayList<>();
        client.getChannel(LEADS)
                .subscribe(
                        (channel, message) -> events.add(message.getDataAsMap()),
                        reply -> subscribed.add(reply.isSuccessful()));
        return subscribed;
    }
}
