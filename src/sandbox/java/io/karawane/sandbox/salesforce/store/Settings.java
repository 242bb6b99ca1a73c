package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.RecordId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** What an administrator has set up, and which rows others are working on. */
public final class Settings {
    private final List<Validation> validations = new CopyOnWriteArrayList<>();
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();

    private record Validation(ObjectType type, Predicate<Row> broken, String message, String field) {}

    /** @param until in nanoseconds of this machine's clock */
    private record Lock(int calls, long until) {
        boolean over() {
            return calls <= 0 || System.nanoTime() - until > 0;
        }
    }

    /** @param field to blame; null if it is the record as a whole */
    public void addValidation(ObjectType type, Predicate<Row> broken, String message, String field) {
        validations.add(new Validation(type, broken, message, field));
    }

    /** Refuses the next {@code calls} writes of each of these rows, but for no longer than {@code time}. */
    public void lock(Collection<String> ids, int calls, Duration time) {
        long until = System.nanoTime() + time.toNanos();
        ids.forEach(id -> locks.put(RecordId.long18(id), new Lock(calls, until)));
    }

    public void clear() {
        validations.clear();
        locks.clear();
    }

    /** @throws ApiError FIELD_CUSTOM_VALIDATION_EXCEPTION */
    void validate(Row row) {
        for (Validation rule : validations) {
            if (rule.type() == row.type() && rule.broken().test(row)) {
                String[] fields = rule.field() == null ? new String[0] : new String[] {rule.field()};
                throw new ApiError("FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.message(), fields);
            }
        }
    }

    /** @throws ApiError UNABLE_TO_LOCK_ROW */
    void requireUnlocked(String id) {
        Lock lock = locks.computeIfPresent(
                id, (key, held) -> held.over() ? null : new Lock(held.calls() - 1, held.until()));
        if (lock != null) {
            throw new ApiError(
                    "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record or 1 records: " + id);
        }
    }
}
