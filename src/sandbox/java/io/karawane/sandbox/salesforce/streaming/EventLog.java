package io.karawane.sandbox.salesforce.streaming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.store.Commit;
import io.karawane.sandbox.salesforce.wire.Allowance;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerSession;
import org.eclipse.jetty.util.ajax.JSON;

/** The retained change events and who listens. One lock keeps replayed and new events in order. */
public final class EventLog {
    static final long NEW_ONLY = -1;
    static final long ALL_RETAINED = -2;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ALL_ENTITIES = "/data/ChangeEvents";

    private final Limits limits;
    private final Switches switches;
    private final Allowance allowance;
    private final Envelope envelope = new Envelope();
    private final NavigableMap<Long, Event> events = new TreeMap<>();
    private final Map<ServerSession, Set<String>> subscriptions = new LinkedHashMap<>();

    /** Grows from one start of the sandbox to the next, so that an old position is never a valid one. */
    private long lastReplayId = (System.currentTimeMillis() / 1000 - 1_700_000_000) * 100;

    /** @param data as JSON: far smaller than the tree, and the same for all subscribers */
    private record Event(long nanoTime, String entity, JSON.Literal data) {
        boolean on(String channel) {
            return channel.equals(ALL_ENTITIES) || channel.equals("/data/" + entity + "ChangeEvent");
        }
    }

    public EventLog(Limits limits, Switches switches, Allowance allowance) {
        this.limits = limits;
        this.switches = switches;
        this.allowance = allowance;
    }

    static boolean has(String channel) {
        return channel.equals(ALL_ENTITIES)
                || ChangeEvent.SELECTED.stream().anyMatch(entity -> channel.equals("/data/" + entity + "ChangeEvent"));
    }

    public synchronized void append(Commit commit) {
        expire();
        // Real replay ids have gaps, too.
        lastReplayId++;
        for (Envelope.Wrapped wrapped : envelope.wrap(commit)) {
            Map<String, Object> data = wrapped.schemaAndPayload();
            data.put("event", Map.of("replayId", ++lastReplayId));
            Event event = new Event(System.nanoTime(), wrapped.entity(), json(data));
            events.put(lastReplayId, event);
            subscriptions.forEach((session, channels) -> channels.forEach(channel -> deliver(session, channel, event)));
        }
    }

    private static JSON.Literal json(Map<String, Object> data) {
        try {
            return new JSON.Literal(MAPPER.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
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
        boolean retained = !events.isEmpty() && replayId >= events.firstKey() && replayId <= lastReplayId;
        return replayId == NEW_ONLY || replayId == ALL_RETAINED || retained;
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
