package io.karawane.sandbox.salesforce.pubsub;

import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.PubSubGrpc;
import com.salesforce.eventbus.protobuf.SchemaInfo;
import com.salesforce.eventbus.protobuf.SchemaRequest;
import com.salesforce.eventbus.protobuf.TopicInfo;
import com.salesforce.eventbus.protobuf.TopicRequest;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.oauth.Sessions;
import io.karawane.sandbox.salesforce.schema.Schema;
import io.karawane.sandbox.salesforce.store.FirstRows;
import io.karawane.sandbox.salesforce.streaming.EventLog;
import io.karawane.sandbox.salesforce.wire.Allowance;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The Pub/Sub API for change events; nothing can be published. All streams are served by one thread. */
public final class PubSub extends PubSubGrpc.PubSubImplBase implements AutoCloseable {
    private static final int LOOK_EVERY_MS = 100;
    private static final String ENDING = "ChangeEvent";

    private final Schema schema;
    private final EventLog log;
    private final Sessions sessions;
    private final Limits limits;
    private final Switches switches;
    private final ScheduledThreadPoolExecutor thread;
    private final List<Feed> feeds = new ArrayList<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private String demanded;

    public PubSub(Schema schema, EventLog log, Sessions sessions, Limits limits, Switches switches) {
        this.schema = schema;
        this.log = log;
        this.sessions = sessions;
        this.limits = limits;
        this.switches = switches;
        demanded = demanded();
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread created = new Thread(task, "sandbox-pubsub");
            created.setDaemon(true);
            return created;
        });
        log.listen(this::wake);
    }

    /** With the check of each call's headers. */
    public ServerServiceDefinition service() {
        thread.scheduleWithFixedDelay(this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        return ServerInterceptors.intercept(this, new Authentication(sessions));
    }

    @Override
    public void getTopic(TopicRequest request, StreamObserver<TopicInfo> answer) {
        String rpcId = UUID.randomUUID().toString();
        String topic = request.getTopicName();
        later(() -> {
            if (!log.has(topic)) {
                answer.onError(Refusal.NO_TOPIC.exception(rpcId));
                return;
            }
            String entity = topic.substring(topic.lastIndexOf('/') + 1).replaceFirst(ENDING + "$", "");
            answer.onNext(TopicInfo.newBuilder()
                    .setTopicName(topic)
                    .setTenantGuid("core/prod/" + FirstRows.ORGANIZATION)
                    .setCanSubscribe(!demanded().equals("no-permission"))
                    .setSchemaId(
                            schema.has(entity)
                                    ? log.schemas().of(schema.type(entity)).id()
                                    : "")
                    .setRpcId(rpcId)
                    .build());
            answer.onCompleted();
        });
    }

    @Override
    public void getSchema(SchemaRequest request, StreamObserver<SchemaInfo> answer) {
        String rpcId = UUID.randomUUID().toString();
        later(() -> log.schemas()
                .find(request.getSchemaId())
                .ifPresentOrElse(
                        found -> {
                            answer.onNext(SchemaInfo.newBuilder()
                                    .setSchemaId(found.id())
                                    .setSchemaJson(found.json())
                                    .setRpcId(rpcId)
                                    .build());
                            answer.onCompleted();
                        },
                        () -> answer.onError(Refusal.NO_SCHEMA.exception(rpcId))));
    }

    @Override
    public StreamObserver<FetchRequest> subscribe(StreamObserver<FetchResponse> answer) {
        Feed feed = new Feed(log, answer, Allowance.timeScale(limits));
        String authorization = Authentication.AUTHORIZATION.get();
        feed.goesOnWhile(() -> sessions.accepts(authorization));
        return new StreamObserver<>() {
            @Override
            public void onNext(FetchRequest request) {
                later(() -> {
                    if (!feed.started() && !feed.ended()) {
                        begin(feed, request);
                    }
                    feed.asked(request);
                });
            }

            @Override
            public void onError(Throwable failure) {
                later(feed::gone);
            }

            @Override
            public void onCompleted() {
                later(feed::complete);
            }
        };
    }

    private void begin(Feed feed, FetchRequest request) {
        Refusal refusal = refusal(request.getTopicName());
        if (refusal == null) {
            feeds.add(feed);
        } else {
            feed.end(refusal);
        }
    }

    private Refusal refusal(String topic) {
        double most = limits.get("concurrentStreams");
        return switch (demanded()) {
            case "busy-handshake", "busy-connect", "busy-subscribe" -> Refusal.UNAVAILABLE;
            case "too-many-connections" -> Refusal.TOO_MANY_CLIENTS;
            case "no-permission" -> Refusal.NO_PERMISSION;
            default -> {
                if (most > 0 && feeds.size() >= most) {
                    yield Refusal.TOO_MANY_CLIENTS;
                }
                if (!log.has(topic)) {
                    yield Refusal.NO_TOPIC;
                }
                yield log.spent() ? Refusal.DAILY_LIMIT : null;
            }
        };
    }

    private String demanded() {
        return switches.text("streamRefusal");
    }

    private void look() {
        boolean newlyDemanded = !demanded().equals(demanded);
        demanded = demanded();
        for (Feed feed : feeds) {
            if (newlyDemanded && demanded.equals("disconnect")) {
                feed.complete();
            } else if (newlyDemanded && demanded.equals("unknown-client")) {
                feed.lose();
            } else {
                feed.look();
            }
        }
        feeds.removeIf(Feed::ended);
    }

    private void later(Runnable work) {
        thread.schedule(work, (long) limits.get("latencyMs"), TimeUnit.MILLISECONDS);
    }

    /** Once for many transactions that follow each other closely. */
    private void wake() {
        if (woken.compareAndSet(false, true)) {
            thread.execute(() -> {
                woken.set(false);
                feeds.forEach(Feed::deliver);
            });
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
