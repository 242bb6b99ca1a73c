package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.store.Commit;
import io.karawane.sandbox.salesforce.wire.Allowance;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerSession;
import org.eclipse.jetty.util.ajax.JSON;

/** The retained change events and who listens. One lock keeps replayed and new events in order. */
public final class EventLog {
    static final long NEW_ONLY = -1;
    static final long ALL_RETAINED = -2;
    private static final String ALL_ENTITIES = "/data/ChangeEvents";
    private static final int WIDEST_STEP = 3;
    private static final int LARGEST_ANSWER = 500_000;

    private final Limits limits;
    private final Switches switches;
    private final Allowance allowance;
    private final Capture capture;
    private final EventSchemas schemas = new EventSchemas();
    private final Envelope envelope;
    private final NavigableMap<Long, Event> events = new TreeMap<>();
    private final Map<ServerSession, Set<String>> subscriptions = new LinkedHashMap<>();
    /** Positions that were told although no event has them. */
    private final NavigableMap<Long, Long> toldAt = new TreeMap<>();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Random steps = new Random(42); // the same run has the same gaps

    /** Grows from one start of the sandbox to the next, so that an old position is never a valid one. */
    private long lastReplayId = (System.currentTimeMillis() / 1000 - 1_700_000_000) * 100;

    /** What a subscriber that asks for events gets, and how far that takes it, other objects' events included. */
    public record Pulled(NavigableMap<Long, AvroEvent> events, long reached) {}

    private record Event(long nanoTime, String entity, JSON.Literal data) {
        boolean on(String channel) {
            return channel.equals(ALL_ENTITIES) || channel.equals(channelOf(entity));
        }
    }

    public EventLog(Limits limits, Switches switches, Allowance allowance) {
        Defaults.declare(limits, switches);
        this.limits = limits;
        this.switches = switches;
        this.allowance = allowance;
        this.capture = new Capture(limits, switches);
        this.envelope = new Envelope(limits, schemas);
    }

    private static String channelOf(String entity) {
        return "/data/" + entity + "ChangeEvent";
    }

    public boolean has(String channel) {
        return channel.equals(ALL_ENTITIES)
                || capture.selected().stream().anyMatch(entity -> channel.equals(channelOf(entity)));
    }

    public synchronized void append(Commit commit) {
        expire();
        for (Envelope.Wrapped wrapped : envelope.wrap(commit, capture.events(commit.changes()))) {
            // Replay ids grow, but not by one.
            lastReplayId += 1 + steps.nextInt(WIDEST_STEP);
            Event event = new Event(System.nanoTime(), wrapped.entity(), new JSON.Literal(wrapped.json(lastReplayId)));
            events.put(lastReplayId, event);
            subscriptions.forEach((session, channels) -> channels.forEach(channel -> deliver(session, channel, event)));
        }
        listeners.forEach(Runnable::run);
    }

    private void deliver(ServerSession session, String channel, Event event) {
        // What the daily limit withholds stays retained and can be replayed.
        if (event.on(channel) && allowance.take()) {
            session.deliver(null, channel, event.data(), Promise.noop());
        }
    }

    /** @return whether a subscription may start after {@code replayId} */
    synchronized boolean knows(long replayId) {
        expire();
        return replayId == NEW_ONLY || replayId == ALL_RETAINED || events.containsKey(replayId);
    }

    public boolean spent() {
        return allowance.spent();
    }

    synchronized void subscribe(ServerSession session, String channel, long replayId) {
        if (replayId != NEW_ONLY) {
            events.tailMap(replayId, false).values().forEach(event -> deliver(session, channel, event));
        }
        subscriptions.computeIfAbsent(session, s -> new HashSet<>()).add(channel);
    }

    synchronized void unsubscribe(ServerSession session, String channel) {
        subscriptions.getOrDefault(session, Set.of()).remove(channel);
    }

    synchronized void forget(ServerSession session) {
        subscriptions.remove(session);
    }

    /** @param listener told of each transaction; it must not do any work then */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public EventSchemas schemas() {
        return schemas;
    }

    /** The next events of a channel, at most {@code most} of them, which count as delivered. */
    public synchronized Pulled pull(String channel, long after, int most) {
        expire();
        NavigableMap<Long, AvroEvent> pulled = new TreeMap<>();
        long reached = after;
        int characters = 0;
        for (Map.Entry<Long, Event> entry : events.tailMap(after, false).entrySet()) {
            if (entry.getValue().on(channel)) {
                String json = entry.getValue().data().toString();
                characters += json.length();
                boolean full = pulled.size() == most || !pulled.isEmpty() && characters > LARGEST_ANSWER;
                if (full || !allowance.take()) {
                    break;
                }
                pulled.put(entry.getKey(), AvroEvent.of(json, schemas));
            }
            reached = entry.getKey();
        }
        return new Pulled(pulled, reached);
    }

    /** The end of the log, as a position to resume from. */
    public synchronized long tip() {
        toldAt.put(lastReplayId, System.nanoTime());
        return lastReplayId;
    }

    /** @return whether a subscriber may resume from a position, which need not be that of an event */
    public synchronized boolean resumesAfter(long position) {
        expire();
        return events.containsKey(position) || toldAt.containsKey(position);
    }

    private void expire() {
        double hours = Double.parseDouble(switches.text("retentionHours")) / Allowance.timeScale(limits);
        double retained = Duration.ofHours(1).toNanos() * hours;
        long now = System.nanoTime();
        while (!events.isEmpty() && now - events.firstEntry().getValue().nanoTime() > retained) {
            events.pollFirstEntry();
        }
        toldAt.values().removeIf(told -> now - told > retained);
    }

    /** Drops what is retained, as if its time were over; subscribers stay. */
    public synchronized void clear() {
        events.clear();
        toldAt.clear();
    }
}
