package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.function.Predicate;

/** {@code sobjects/X/deleted} and {@code sobjects/X/updated}: ids that changed between two minutes. */
record ReplicationCalls(Store store) {
    private static final Duration DELETED_REACH = Duration.ofDays(15);
    private static final Duration UPDATED_REACH = Duration.ofDays(30);

    Answer answer(Call call, ObjectType type, boolean deleted) {
        call.allow("GET");
        Instant start = time(call, "start");
        Instant end = time(call, "end");
        if (start.isBefore(Instant.now().minus(deleted ? DELETED_REACH : UPDATED_REACH)) || !start.isBefore(end)) {
            throw new ApiError(
                    400, "INVALID_REPLICATION_DATE", "start must be before end and not too far back", null, null);
        }
        Predicate<Row> within = row -> {
            Instant at = (Instant) row.get("SystemModstamp");
            return row.deleted() == deleted && !at.isBefore(start) && at.isBefore(end);
        };
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = json.putArray(deleted ? "deletedRecords" : "ids");
        store.table(type).all().stream().filter(within).forEach(row -> {
            if (deleted) {
                rows.addObject().put("id", row.id()).set("deletedDate", Value.rest(row.get("SystemModstamp")));
            } else {
                rows.add(row.id());
            }
        });
        if (deleted) {
            Object founded =
                    store.table("Organization").get(FirstRows.ORGANIZATION).get("CreatedDate");
            json.set("earliestDateAvailable", Value.rest(founded));
        }
        json.set("latestDateCovered", Value.rest(end.isBefore(Instant.now()) ? end : Instant.now()));
        return Answer.ok(json);
    }

    private static Instant time(Call call, String name) {
        try {
            // A plus sign that was not encoded arrives as a blank.
            return Timestamp.read(call.parameter(name).orElse("").replace(' ', '+'));
        } catch (DateTimeException e) {
            throw new ApiError(400, "INVALID_REPLICATION_DATE", "Invalid or missing " + name + " date", null, null);
        }
    }
}
