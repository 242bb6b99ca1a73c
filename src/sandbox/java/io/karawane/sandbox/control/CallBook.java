package io.karawane.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which calls both services have answered, and when. */
public final class CallBook {
    private static final int RECENT = 100;

    /** What is counted together; status 0 is an answer that the caller never got. */
    public record Kind(String service, String method, String path, int status) {}

    /** One call as it came; {@code path} holds its ids. */
    record Entry(Kind kind, String path, Instant at, long millis) {}

    private final Map<Kind, Times> calls = new TreeMap<>(Comparator.comparing(Kind::service)
            .thenComparing(Kind::path)
            .thenComparing(Kind::method)
            .thenComparing(Kind::status));
    private final Deque<Entry> recent = new ArrayDeque<>();

    synchronized void add(Entry entry) {
        calls.computeIfAbsent(entry.kind, kind -> new Times()).add(entry.at);
        recent.addFirst(entry);
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
    }

    public synchronized void clear() {
        calls.clear();
        recent.clear();
    }

    public synchronized long count(Predicate<Kind> which) {
        return calls.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue().size())
                .sum();
    }

    public synchronized Optional<Instant> latest(Predicate<Kind> which) {
        return calls.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(entry -> entry.getValue().latest())
                .max(Instant::compareTo);
    }

    /** The answer to {@code GET /sandbox/calls}. */
    public synchronized ObjectNode since(Instant start) {
        ArrayNode rows = Json.array();
        long total = 0;
        for (Map.Entry<Kind, Times> entry : calls.entrySet()) {
            long count = entry.getValue().since(start);
            if (count > 0) {
                Kind kind = entry.getKey();
                rows.addObject()
                        .put("service", kind.service)
                        .put("method", kind.method)
                        .put("path", kind.path)
                        .put("status", kind.status)
                        .put("count", count);
                total += count;
            }
        }
        ObjectNode answer = Json.object().put("total", total);
        answer.set("calls", rows);
        return answer;
    }

    /** The latest calls, newest first. */
    synchronized ArrayNode recent() {
        ArrayNode rows = Json.array();
        recent.forEach(entry -> rows.addObject()
                .put("at", entry.at.toString())
                .put("service", entry.kind.service)
                .put("method", entry.kind.method)
                .put("path", entry.path)
                .put("status", entry.kind.status)
                .put("millis", entry.millis));
        return rows;
    }
}
