package io.karawane.sandbox.salesforce.pubsub;

import com.google.protobuf.ByteString;
import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.ProducerEvent;
import com.salesforce.eventbus.protobuf.ReplayPreset;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.karawane.sandbox.salesforce.streaming.EventLog;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** One stream of a subscriber, which gets as many events as it asked for. Used by one thread. */
final class Feed {
    private static final int MOST_PENDING = 100;
    private static final double KEEP_ALIVE_SECONDS = 270;
    private static final double PATIENCE_SECONDS = 60;
    /** However fast time runs: less would be a storm of answers. */
    private static final long SHORTEST_NANOS = 200_000_000;

    private final EventLog log;
    private final ServerCallStreamObserver<FetchResponse> answer;
    private final long keepAliveNanos;
    private final long patienceNanos;
    private final String rpcId = UUID.randomUUID().toString();
    private BooleanSupplier authenticated = () -> true;
    private String topic;
    private long position;
    private int pending;
    private long lastAnswer;
    private boolean ended;

    Feed(EventLog log, StreamObserver<FetchResponse> answer, double timeScale) {
        this.log = log;
        this.answer = (ServerCallStreamObserver<FetchResponse>) answer;
        // Without a handler a stream that the client left makes the next answer fail.
        this.answer.setOnCancelHandler(() -> {});
        keepAliveNanos = Math.max(SHORTEST_NANOS, (long) (KEEP_ALIVE_SECONDS * 1e9 / timeScale));
        patienceNanos = Math.max(SHORTEST_NANOS, (long) (PATIENCE_SECONDS * 1e9 / timeScale));
    }

    void goesOnWhile(BooleanSupplier session) {
        authenticated = session;
    }

    boolean started() {
        return topic != null;
    }

    boolean ended() {
        return ended || answer.isCancelled();
    }

    void asked(FetchRequest request) {
        if (ended()) {
            return;
        }
        Refusal refusal = started() ? later(request) : first(request);
        if (refusal == null && (request.getNumRequested() < 1 || request.getNumRequested() > MOST_PENDING)) {
            refusal = Refusal.REQUESTED_EVENTS_INVALID;
        }
        if (refusal != null) {
            end(refusal);
            return;
        }
        pending = Math.min(MOST_PENDING, pending + request.getNumRequested());
        deliver();
    }

    private Refusal first(FetchRequest request) {
        topic = request.getTopicName();
        lastAnswer = System.nanoTime();
        if (request.getReplayPreset() != ReplayPreset.CUSTOM) {
            position = request.getReplayPreset() == ReplayPreset.EARLIEST ? 0 : log.tip();
            return null;
        }
        if (request.getReplayId().isEmpty()) {
            return Refusal.REPLAY_ID_MISSING;
        }
        position = ReplayId.read(request.getReplayId());
        return log.resumesAfter(position) ? null : Refusal.REPLAY_ID_CORRUPTED;
    }

    private Refusal later(FetchRequest request) {
        boolean same =
                request.getTopicName().isEmpty() || request.getTopicName().equals(topic);
        return same ? null : Refusal.TOPIC_CHANGED;
    }

    void deliver() {
        boolean more = pending > 0;
        while (more && !ended()) {
            EventLog.Pulled pulled = log.pull(topic, position, pending);
            position = pulled.reached();
            more = !pulled.events().isEmpty();
            if (more) {
                answer(pulled);
                more = pending > 0;
            } else if (log.spent()) {
                end(Refusal.DAILY_LIMIT);
            }
        }
    }

    private void answer(EventLog.Pulled pulled) {
        pending -= pulled.events().size();
        FetchResponse.Builder response = response(pulled.events().lastKey());
        pulled.events()
                .forEach((replayId, event) -> response.addEvents(ConsumerEvent.newBuilder()
                        .setReplayId(ReplayId.of(replayId))
                        .setEvent(ProducerEvent.newBuilder()
                                .setId(event.uuid())
                                .setSchemaId(event.schemaId())
                                .setPayload(ByteString.copyFrom(event.payload())))));
        send(response);
    }

    private FetchResponse.Builder response(long latest) {
        return FetchResponse.newBuilder()
                .setLatestReplayId(ReplayId.of(latest))
                .setRpcId(rpcId)
                .setPendingNumRequested(pending);
    }

    private void send(FetchResponse.Builder response) {
        lastAnswer = System.nanoTime();
        answer.onNext(response.build());
    }

    /** Ends the stream if there is a reason to, or tells that it lives. */
    void look() {
        if (ended()) {
            return;
        }
        long silence = System.nanoTime() - lastAnswer;
        if (!authenticated.getAsBoolean()) {
            end(Refusal.NOT_AUTHENTICATED);
        } else if (log.spent()) {
            end(Refusal.DAILY_LIMIT);
        } else if (pending == 0 && silence > patienceNanos) {
            end(Refusal.NOTHING_REQUESTED);
        } else if (pending > 0 && silence > keepAliveNanos) {
            deliver();
            position = ended() ? position : log.tip();
            if (!ended()) {
                send(response(position));
            }
        }
    }

    void end(Refusal refusal) {
        if (!ended()) {
            ended = true;
            answer.onError(refusal.exception(rpcId));
        }
    }

    void complete() {
        if (!ended()) {
            ended = true;
            answer.onCompleted();
        }
    }

    /** As a network does: no trailers. */
    void lose() {
        if (!ended()) {
            ended = true;
            answer.onError(Status.UNAVAILABLE
                    .withDescription("RST_STREAM closed stream. HTTP/2 error code: REFUSED_STREAM")
                    .asRuntimeException());
        }
    }

    void gone() {
        ended = true;
    }
}
