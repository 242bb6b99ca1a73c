package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.Allowance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Deleted records, oldest first; after 15 days, divided by {@code timeScale}, they are gone for good. */
final class RecycleBin {
    private static final Duration KEPT = Duration.ofDays(15);

    private final Limits limits;
    private final Deque<Row> rows = new ArrayDeque<>();
    private final Map<ObjectType, Instant> lastGone = new HashMap<>();

    RecycleBin(Limits limits) {
        this.limits = limits;
    }

    synchronized void add(Row deleted) {
        rows.add(deleted);
    }

    /** Hands over what lies here for too long. */
    synchronized void empty(Consumer<Row> forget) {
        if (rows.isEmpty()) {
            return;
        }
        double kept = KEPT.toMillis() / Allowance.timeScale(limits);
        Instant oldest = Instant.now().minusMillis((long) kept);
        while (!rows.isEmpty() && deletedAt(rows.peek()).isBefore(oldest)) {
            Row row = rows.poll();
            lastGone.put(row.type(), deletedAt(row));
            forget.accept(row);
        }
    }

    private static Instant deletedAt(Row row) {
        return (Instant) row.get("SystemModstamp");
    }

    /** When the newest of the records that are gone for good was deleted. */
    synchronized Optional<Instant> lastGone(ObjectType type) {
        return Optional.ofNullable(lastGone.get(type));
    }

    synchronized void clear() {
        rows.clear();
        lastGone.clear();
    }
}
