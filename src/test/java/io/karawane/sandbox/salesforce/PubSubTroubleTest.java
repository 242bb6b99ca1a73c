package io.karawane.sandbox.salesforce;

import static io.karawane.sandbox.salesforce.PubSubClient.errorCode;
import static io.karawane.sandbox.salesforce.PubSubClient.trailer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesforce.eventbus.protobuf.ReplayPreset;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.karawane.sandbox.RunningSandbox;
import io.karawane.sandbox.salesforce.PubSubClient.Stream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be made to go wrong with the Pub/Sub API. */
@Timeout(30)
class PubSubTroubleTest {
    private static final String SUBSCRIBE = "/eventbus.v1.PubSub/Subscribe";

    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private PubSubClient client;

    @BeforeEach
    void connect() throws IOException {
        client = new PubSubClient(sandbox);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private static void lead() {
        sandbox.get().salesforce().insert("Lead", List.of(Map.of("LastName", "L", "Company", "A")));
    }

    private static void fault(String then) throws IOException {
        String rules = "{'rules':[{'match':{'path':'" + SUBSCRIBE + "'},'then':" + then + "}]}";
        assertThat(sandbox.salesforce().post("/sandbox/faults", rules).status()).isEqualTo(200);
    }

    private static StatusRuntimeException ended(Stream stream) {
        await().until(() -> stream.failure != null);
        return stream.failure;
    }

    @ParameterizedTest
    @CsvSource({
        "busy-subscribe, UNAVAILABLE, service.unavailable",
        "too-many-connections, RESOURCE_EXHAUSTED, concurrent.client.limit.exceeded",
        "no-permission, PERMISSION_DENIED, topic.permission.denied"
    })
    void aStreamCanBeRefused(String refusal, Status.Code status, String code) {
        sandbox.get().switches().set("streamRefusal", refusal);
        StatusRuntimeException failure = ended(client.subscribe(ReplayPreset.LATEST, 1));
        assertThat(failure.getStatus().getCode()).isEqualTo(status);
        assertThat(errorCode(failure)).isEqualTo(code);
    }

    @Test
    void theDaysEventsEndTheStream() {
        sandbox.get().salesforceLimits().set("changeEventsPerDay", 2);
        Stream stream = client.subscribe(ReplayPreset.EARLIEST, 100);
        for (int i = 0; i < 3; i++) {
            lead();
        }
        StatusRuntimeException failure = ended(stream);
        assertThat(stream.events()).hasSize(2);
        assertThat(errorCode(failure)).isEqualTo("subscription.limit.exceeded");
        assertThat(errorCode(ended(client.subscribe(ReplayPreset.EARLIEST, 1))))
                .isEqualTo("subscription.limit.exceeded");
    }

    @Test
    void streamsCanBeFull() {
        sandbox.get().salesforceLimits().set("concurrentStreams", 1);
        lead();
        Stream first = client.subscribe(ReplayPreset.EARLIEST, 10);
        await().until(() -> first.events().size() == 1);
        assertThat(errorCode(ended(client.subscribe(ReplayPreset.LATEST, 1))))
                .isEqualTo("concurrent.client.limit.exceeded");
        first.requests.onCompleted();
        await().until(() -> first.completed);
    }

    @Test
    void anOpenStreamCanBeClosedOrLost() {
        Stream closed = client.subscribe(ReplayPreset.EARLIEST, 10);
        lead();
        await().until(() -> closed.events().size() == 1);
        sandbox.get().switches().set("streamRefusal", "disconnect");
        await().until(() -> closed.completed);
        Stream lost = client.subscribe(ReplayPreset.EARLIEST, 10);
        await().until(() -> lost.events().size() == 1);
        sandbox.get().switches().set("streamRefusal", "unknown-client");
        assertThat(ended(lost).getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(trailer(lost.failure, "error-code")).isNull();
    }

    @Test
    void anOpenStreamCanFallSilent() throws IOException {
        Stream stream = client.subscribe(ReplayPreset.EARLIEST, 10);
        lead();
        await().until(() -> stream.events().size() == 1);
        fault("{'freezeStream':true}");
        lead();
        sandbox.salesforce().post("/sandbox/end-sessions", "{}");
        await().during(Duration.ofMillis(500)).until(() -> stream.events().size() == 1 && stream.failure == null);
    }

    @Test
    void aStreamCanBeUnavailable() throws IOException {
        fault("{'status':503}");
        assertThat(ended(client.subscribe(ReplayPreset.LATEST, 1)).getStatus().getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(sandbox.get().calls().count(kind -> kind.path().equals(SUBSCRIBE) && kind.status() == 503))
                .isEqualTo(1);
    }
}
