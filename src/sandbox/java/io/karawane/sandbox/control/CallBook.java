package io.karawane.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which calls both services have answered, and when. */
public final class CallBook {

    /** What is counted together; status 0 is an answer that the caller never got. */
    public record Kind(String service, String method, String path, int status) {}

    private final Map<Kind, List<Instant>> calls = new TreeMap<>(Comparator.comparing(Kind::service)
            .thenComparing(Kind::path)
            .thenComparing(Kind::method)
            .thenComparing(Kind::status));

    synchronized void add(Kind kind, Instant at) {
        calls.computeIfAbsent(kind, k -> new ArrayList<>()).add(at);
    }

    public synchronized void clear() {
        calls.clear();
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
                .flatMap(entry -> entry.getValue().stream())
                .max(Instant::compareTo);
    }

    /** The answer to {@code GET /sandbox/calls}. */
    public synchronized ObjectNode since(Instant start) {
        ArrayNode rows = Json.array();
        long total = 0;
        for (Map.Entry<Kind, List<Instant>> entry : calls.entrySet()) {
            long count =
                    entry.getValue().stream().filter(at -> !at.isBefore(start)).count();
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
}
