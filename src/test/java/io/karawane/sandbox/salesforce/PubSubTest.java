package io.karawane.sandbox.salesforce;

import static io.karawane.sandbox.salesforce.PubSubClient.LEADS;
import static io.karawane.sandbox.salesforce.PubSubClient.errorCode;
import static io.karawane.sandbox.salesforce.PubSubClient.trailer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.ReplayPreset;
import com.salesforce.eventbus.protobuf.SchemaRequest;
import com.salesforce.eventbus.protobuf.TopicInfo;
import com.salesforce.eventbus.protobuf.TopicRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.karawane.sandbox.RunningSandbox;
import io.karawane.sandbox.salesforce.PubSubClient.Stream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Pub/Sub API as the generated stub sees it: flow control, positions, how streams end. */
@Timeout(30)
class PubSubTest {
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

    private static List<String> leads(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> sandbox.get()
                        .salesforce()
                        .insert("Lead", List.of(Map.of("LastName", "L" + i, "Company", "A")))
                        .get(0))
                .toList();
    }

    private String id(ConsumerEvent event) throws IOException {
        Object header = client.decode(event).get("ChangeEventHeader");
        return ((List<?>) ((org.apache.avro.generic.GenericRecord) header).get("recordIds"))
                .get(0)
                .toString();
    }

    private static StatusRuntimeException ended(Stream stream) {
        await().until(() -> stream.failure != null);
        return stream.failure;
    }

    @Test
    void neverMoreThanWasAskedFor() throws IOException {
        List<String> ids = leads(5);
        Stream stream = client.subscribe(ReplayPreset.EARLIEST, 2);
        await().until(() -> stream.events().size() == 2);
        await().during(Duration.ofMillis(300)).until(() -> stream.events().size() == 2);
        assertThat(stream.responses.get(stream.responses.size() - 1).getPendingNumRequested())
                .isZero();
        stream.ask(1);
        await().until(() -> stream.events().size() == 3);
        stream.ask(10);
        await().until(() -> stream.events().size() == 5);
        FetchResponse last = stream.responses.get(stream.responses.size() - 1);
        assertThat(last.getPendingNumRequested()).isEqualTo(8);
        assertThat(last.getLatestReplayId()).isEqualTo(stream.events().get(4).getReplayId());
        for (int i = 0; i < 5; i++) {
            assertThat(id(stream.events().get(i))).isEqualTo(ids.get(i));
        }
    }

    @Test
    void whatIsAskedForAddsUpToOneHundred() {
        leads(1);
        Stream stream = client.subscribe(ReplayPreset.EARLIEST, 100);
        await().until(() -> stream.events().size() == 1);
        assertThat(stream.responses.get(0).getPendingNumRequested()).isEqualTo(99);
        stream.ask(100);
        leads(1);
        await().until(() -> stream.events().size() == 2);
        assertThat(stream.responses.get(1).getPendingNumRequested()).isBetween(98, 99);
    }

    @Test
    void onlyOneToOneHundredCanBeAskedForAtATime() {
        for (int wrong : new int[] {0, -1, 101}) {
            StatusRuntimeException failure = ended(client.subscribe(ReplayPreset.LATEST, wrong));
            assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(errorCode(failure)).isEqualTo("subscription.fetch.requested.events.invalid");
        }
    }

    @Test
    void theTopicCannotChange() {
        Stream stream = client.subscribe(ReplayPreset.LATEST, 1);
        stream.requests.onNext(FetchRequest.newBuilder()
                .setTopicName("/data/ContactChangeEvent")
                .setNumRequested(1)
                .build());
        assertThat(ended(stream).getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void aPositionIsResumedAfter() throws IOException {
        List<String> ids = leads(3);
        Stream all = client.subscribe(ReplayPreset.EARLIEST, 10);
        await().until(() -> all.events().size() == 3);
        Stream rest = client.subscribe(ReplayPreset.CUSTOM, all.events().get(0).getReplayId(), 10);
        await().until(() -> rest.events().size() == 2);
        assertThat(id(rest.events().get(0))).isEqualTo(ids.get(1));
    }

    @Test
    void theLatestPresetHearsOnlyWhatIsNew() throws IOException {
        leads(2);
        sandbox.get().salesforceLimits().set("timeScale", 1350);
        Stream stream = client.subscribe(ReplayPreset.LATEST, 10);
        await("a keep-alive").until(() -> !stream.responses.isEmpty());
        List<String> fresh = leads(1);
        await().until(() -> stream.events().size() == 1);
        assertThat(id(stream.events().get(0))).isEqualTo(fresh.get(0));
    }

    @Test
    void aKeepAliveTellsAPositionToResumeFrom() throws IOException {
        sandbox.get().salesforceLimits().set("timeScale", 1350);
        Stream stream = client.subscribe(ReplayPreset.LATEST, 10);
        sandbox.get().salesforce().insert("Account", List.of(Map.of("Name", "of another topic")));
        await().until(() -> stream.responses.size() > 1);
        assertThat(stream.events()).isEmpty();
        ByteString latest = stream.responses.get(1).getLatestReplayId();
        assertThat(stream.responses.get(1).getPendingNumRequested()).isEqualTo(10);
        List<String> ids = leads(1);
        Stream resumed = client.subscribe(ReplayPreset.CUSTOM, latest, 1);
        await().until(() -> resumed.events().size() == 1);
        assertThat(id(resumed.events().get(0))).isEqualTo(ids.get(0));
    }

    @Test
    void aStreamThatAsksForNothingEnds() {
        sandbox.get().salesforceLimits().set("timeScale", 120);
        leads(1);
        Stream stream = client.subscribe(ReplayPreset.EARLIEST, 1);
        assertThat(ended(stream).getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(stream.events()).hasSize(1);
    }

    @Test
    void aPositionThatIsNoneOrTooOldIsRefused() {
        leads(1);
        Stream first = client.subscribe(ReplayPreset.EARLIEST, 1);
        await().until(() -> first.events().size() == 1);
        ByteString old = first.events().get(0).getReplayId();
        sandbox.get().salesforce().expireEvents();
        for (ByteString wrong : List.of(old, ByteString.copyFromUtf8("nonsense"), ByteString.copyFrom(new byte[10]))) {
            StatusRuntimeException failure = ended(client.subscribe(ReplayPreset.CUSTOM, wrong, 1));
            assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(errorCode(failure)).isEqualTo("subscription.fetch.replayid.corrupted");
            assertThat(failure.getMessage()).endsWith("rpcId: " + trailer(failure, "rpc-id"));
        }
        StatusRuntimeException missing = ended(client.subscribe(ReplayPreset.CUSTOM, 1));
        assertThat(errorCode(missing)).isEqualTo("subscription.fetch.replayid.validation.failed");
    }

    @Test
    void eachCallNamesItsSessionItsInstanceAndItsOrg() throws IOException {
        for (String name : List.of("accesstoken", "instanceurl", "tenantid")) {
            client.without(name);
            StatusRuntimeException failure = ended(client.subscribe(ReplayPreset.LATEST, 1));
            assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(errorCode(failure)).isEqualTo("service.auth.headers.invalid");
            disconnect();
            connect();
        }
        client.header("tenantid", "00D000000000000AAA");
        assertThat(errorCode(ended(client.subscribe(ReplayPreset.LATEST, 1)))).isEqualTo("service.auth.error");
        disconnect();
        connect();
        client.header("accesstoken", "wrong");
        assertThat(errorCode(ended(client.subscribe(ReplayPreset.LATEST, 1)))).isEqualTo("service.auth.error");
    }

    @Test
    void aStreamEndsWithItsSession() throws IOException {
        Stream stream = client.subscribe(ReplayPreset.LATEST, 10);
        leads(1);
        sandbox.salesforce().post("/sandbox/end-sessions", "{}");
        StatusRuntimeException failure = ended(stream);
        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(errorCode(failure)).isEqualTo("service.auth.error");
    }

    @Test
    void topicsAndSchemasAreThoseOfTheSelectedObjects() {
        TopicInfo topic = client.blocking()
                .getTopic(TopicRequest.newBuilder().setTopicName(LEADS).build());
        assertThat(topic.getCanSubscribe()).isTrue();
        assertThat(topic.getCanPublish()).isFalse();
        assertThat(client.schema(topic.getSchemaId()).getFullName()).isEqualTo("com.sforce.eventbus.LeadChangeEvent");
        StatusRuntimeException noTopic = catchThrowableOfType(StatusRuntimeException.class, () -> client.blocking()
                .getTopic(TopicRequest.newBuilder()
                        .setTopicName("/data/CaseChangeEvent")
                        .build()));
        assertThat(noTopic.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        StatusRuntimeException noSchema = catchThrowableOfType(StatusRuntimeException.class, () -> client.blocking()
                .getSchema(SchemaRequest.newBuilder().setSchemaId("x").build()));
        assertThat(noSchema.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }
}
