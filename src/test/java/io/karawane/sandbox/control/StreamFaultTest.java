package io.karawane.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fault rules on the stream of change events. */
class StreamFaultTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static final String HANDSHAKE =
            "[{'channel':'/meta/handshake','version':'1.0','supportedConnectionTypes':['long-polling']}]";

    private static void rule(String then) throws IOException {
        String rules = "{'rules':[{'match':{'path':'/cometd/*','times':1},'then':" + then + "}]}";
        assertThat(sandbox.salesforce().post("/sandbox/faults", rules).status()).isEqualTo(200);
    }

    private static int handshake() throws IOException {
        return sandbox.salesforce().post("/cometd/63.0/handshake", HANDSHAKE).status();
    }

    @Test
    void aStreamCanFreeze() throws IOException {
        rule("{'freezeStream':true}");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(sandbox.get().salesforceUrl() + "/cometd/63.0/handshake"))
                .POST(HttpRequest.BodyPublishers.ofString(HANDSHAKE.replace('\'', '"')))
                .timeout(Duration.ofMillis(400))
                .build();
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(handshake()).isEqualTo(200);
    }

    @Test
    void aStreamCanBeSlow() throws IOException {
        rule("{'delayMs':300}");
        long before = System.nanoTime();
        assertThat(handshake()).isEqualTo(200);
        assertThat(System.nanoTime() - before).isGreaterThan(290_000_000L);
    }

    @Test
    void aStreamCanBeUnavailable() throws IOException {
        rule("{'status':503}");
        assertThat(handshake()).isEqualTo(503);
        assertThat(handshake()).isEqualTo(200);
    }
}
