package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.FirstRows;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.store.Value;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@code sobjects/X/deleted} and {@code sobjects/X/updated}: ids that changed between two minutes. */
record ReplicationCalls(Store store, Limits limits) {
    private static final Duration DELETED_REACH = Duration.ofDays(15);
    private static final Duration UPDATED_REACH = Duration.ofDays(30);

    Answer answer(Call call, ObjectType type, boolean deleted) {
        call.allow("GET");
        Instant start = minute(call, "start");
        Instant end = minute(call, "end");
        Instant now = Instant.now();
        Duration reach = deleted ? DELETED_REACH : UPDATED_REACH;
        if (start.isBefore(now.minus(reach))) {
            throw refused("startDate cannot be more than " + reach.toDays() + " days ago");
        }
        if (!start.isBefore(end)) {
            throw refused("endDate must be at least one minute greater than startDate");
        }
        List<Row> rows = store.table(type).all().stream()
                .filter(row -> row.deleted() == deleted && within(row, start, end))
                .toList();
        double most = limits.get("replicatedIds");
        if (most > 0 && rows.size() > most) {
            throw new ApiError(400, "EXCEEDED_ID_LIMIT", "too many ids between start and end", null, null);
        }
        ObjectNode json = deleted ? deleted(type, rows) : updated(rows);
        Instant covered = now.truncatedTo(ChronoUnit.MINUTES);
        json.set("latestDateCovered", Value.rest(end.isBefore(covered) ? end : covered));
        return Answer.ok(json);
    }

    private static boolean within(Row row, Instant start, Instant end) {
        Instant at = (Instant) row.get("SystemModstamp");
        return !at.isBefore(start) && at.isBefore(end);
    }

    private ObjectNode deleted(ObjectType type, List<Row> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode records = json.putArray("deletedRecords");
        rows.forEach(row ->
                records.addObject().put("id", row.id()).set("deletedDate", Value.rest(row.get("SystemModstamp"))));
        Instant founded = (Instant)
                store.table("Organization").get(FirstRows.ORGANIZATION).get("CreatedDate");
        json.set("earliestDateAvailable", Value.rest(store.lastGone(type).orElse(founded)));
        return json;
    }

    private static ObjectNode updated(List<Row> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = json.putArray("ids");
        rows.forEach(row -> ids.add(row.id()));
        return json;
    }

    /** Seconds do not count. */
    private static Instant minute(Call call, String name) {
        try {
            // A plus sign that was not encoded arrives as a blank.
            String text = call.parameter(name).orElse("").replace(' ', '+');
            return Timestamp.read(text).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeException e) {
            throw refused("Invalid or missing " + name + " date");
        }
    }

    private static ApiError refused(String text) {
        return new ApiError(400, "INVALID_REPLICATION_DATE", text, null, null);
    }
}
