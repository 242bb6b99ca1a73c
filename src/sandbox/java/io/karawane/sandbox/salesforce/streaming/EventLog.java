package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.store.Commit;
import io.karawane.sandbox.salesforce.wire.Allowance;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerSession;
import org.eclipse.jetty.util.ajax.JSON;

/** The retained change events and who listens. One lock keeps replayed and new events in order. */
public final class EventLog {
    static final long NEW_ONLY = -1;
    static final long ALL_RETAINED = -2;
    private static final String ALL_ENTITIES = "/data/ChangeEvents";
    private static final int WIDEST_STEP = 3;

    private final Limits limits;
    private final Switches switches;
    private final Allowance allowance;
    private final Capture capture;
    private final Envelope envelope;
    private final NavigableMap<Long, Event> events = new TreeMap<>();
    private final Map<ServerSession, Set<String>> subscriptions = new LinkedHashMap<>();
    private final Random steps = new Random(42); // the same run has the same gaps

    /** Grows from one start of the sandbox to the next, so that an old position is never a valid one. */
    private long lastReplayId = (System.currentTimeMillis() / 1000 - 1_700_000_000) * 100;

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
        this.envelope = new Envelope(limits);
    }

    private static String channelOf(String entity) {
        return "/data/" + entity + "ChangeEvent";
    }

    boolean has(String channel) {
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

    boolean spent() {
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

    private void expire() {
        double hours = Double.parseDouble(switches.text("retentionHours")) / Allowance.timeScale(limits);
        double retained = Duration.ofHours(1).toNanos() * hours;
        long now = System.nanoTime();
        while (!events.isEmpty() && now - events.firstEntry().getValue().nanoTime() > retained) {
            events.pollFirstEntry();
        }
    }

    /** Drops what is retained, as if its time were over; subscribers stay. */
    public synchronized void clear() {
        events.clear();
    }
}
