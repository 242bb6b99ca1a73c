package io.karawane.sandbox.salesforce;

import com.google.protobuf.ByteString;
import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.PubSubGrpc;
import com.salesforce.eventbus.protobuf.ReplayPreset;
import com.salesforce.eventbus.protobuf.SchemaRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.karawane.sandbox.RunningSandbox;
import io.karawane.sandbox.salesforce.store.FirstRows;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/** A client made of the generated stub alone. */
final class PubSubClient implements AutoCloseable {
    static final String LEADS = "/data/LeadChangeEvent";

    final Metadata headers = new Metadata();
    private final ManagedChannel channel;

    PubSubClient(RunningSandbox sandbox) throws IOException {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", sandbox.get().pubSubPort())
                .usePlaintext()
                .build();
        header("accesstoken", sandbox.token());
        header("instanceurl", sandbox.get().salesforceUrl());
        header("tenantid", FirstRows.ORGANIZATION);
    }

    void header(String name, String value) {
        Metadata.Key<String> key = Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
        headers.removeAll(key);
        headers.put(key, value);
    }

    void without(String name) {
        headers.removeAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }

    PubSubGrpc.PubSubBlockingStub blocking() {
        return PubSubGrpc.newBlockingStub(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    Stream open() {
        Stream stream = new Stream();
        stream.requests = PubSubGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .subscribe(stream);
        return stream;
    }

    /** A stream whose first request has been sent. */
    Stream subscribe(ReplayPreset preset, ByteString replayId, int events) {
        Stream stream = open();
        stream.requests.onNext(FetchRequest.newBuilder()
                .setTopicName(LEADS)
                .setReplayPreset(preset)
                .setReplayId(replayId)
                .setNumRequested(events)
                .build());
        return stream;
    }

    Stream subscribe(ReplayPreset preset, int events) {
        return subscribe(preset, ByteString.EMPTY, events);
    }

    GenericRecord decode(ConsumerEvent event) throws IOException {
        Schema schema = schema(event.getEvent().getSchemaId());
        return new GenericDatumReader<GenericRecord>(schema)
                .read(
                        null,
                        DecoderFactory.get()
                                .binaryDecoder(event.getEvent().getPayload().toByteArray(), null));
    }

    Schema schema(String id) {
        return new Schema.Parser()
                .parse(blocking()
                        .getSchema(SchemaRequest.newBuilder().setSchemaId(id).build())
                        .getSchemaJson());
    }

    static String trailer(StatusRuntimeException failure, String name) {
        return failure.getTrailers() == null
                ? null
                : failure.getTrailers().get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }

    static String errorCode(StatusRuntimeException failure) {
        return trailer(failure, "error-code").replace("sfdc.platform.eventbus.grpc.", "");
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    static final class Stream implements StreamObserver<FetchResponse> {
        final List<FetchResponse> responses = new CopyOnWriteArrayList<>();
        StreamObserver<FetchRequest> requests;
        volatile StatusRuntimeException failure;
        volatile boolean completed;

        void ask(int events) {
            requests.onNext(FetchRequest.newBuilder().setNumRequested(events).build());
        }

        List<ConsumerEvent> events() {
            return responses.stream()
                    .flatMap(response -> response.getEventsList().stream())
                    .toList();
        }

        @Override
        public void onNext(FetchResponse response) {
            responses.add(response);
        }

        @Override
        public void onError(Throwable problem) {
            failure = (StatusRuntimeException) problem;
        }

        @Override
        public void onCompleted() {
            completed = true;
        }
    }
}
