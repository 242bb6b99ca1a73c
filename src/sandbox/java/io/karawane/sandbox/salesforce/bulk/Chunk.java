package io.karawane.sandbox.salesforce.bulk;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.Records;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.store.Transaction;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes up to 200 records in one transaction; a refused one keeps no other. */
final class Chunk {
    private final IngestJob job;
    private final Store store;
    private final Columns columns;
    private final Trouble trouble;
    private final ObjectType type;
    private final Field key;
    private final Map<String, Integer> keys = new HashMap<>();
    private final List<Row> gone = new ArrayList<>();

    /** Either the values or why there are none. */
    private record Record(Map<Field, Object> values, ApiError error) {}

    Chunk(IngestJob job, Store store, Columns columns, Trouble trouble) {
        this.job = job;
        this.store = store;
        this.columns = columns;
        this.trouble = trouble;
        this.type = store.schema().type(job.object());
        this.key = job.externalId().isEmpty() ? null : type.field(job.externalId());
    }

    List<Outcome> write(List<List<String>> rows) {
        Set<String> failing = trouble.failingValues();
        List<Record> records = rows.stream().map(cells -> read(cells, failing)).toList();
        if (key != null) {
            records.forEach(each -> keys.merge(key(each.values), 1, Integer::sum));
        }
        List<Outcome> outcomes = store.write(job.origin(), transaction -> records.stream()
                .map(each -> write(transaction, each))
                .toList());
        gone.forEach(store::purge);
        return outcomes;
    }

    private Record read(List<String> cells, Set<String> failing) {
        try {
            trouble.strike(failing, cells);
            return new Record(columns.values(cells), null);
        } catch (ApiError error) {
            return new Record(Map.of(), error);
        }
    }

    private Outcome write(Transaction transaction, Record each) {
        try {
            if (each.error != null) {
                throw each.error;
            }
            return write(transaction, each.values);
        } catch (ApiError error) {
            return Outcome.refused(knownId(each.values), error);
        }
    }

    private String knownId(Map<Field, Object> values) {
        Object id = values.get(type.field("Id"));
        Row row = id == null ? null : store.table(type).get(id.toString());
        return row == null ? "" : row.id();
    }

    private Outcome write(Transaction transaction, Map<Field, Object> values) {
        return switch (job.operation()) {
            case "insert" ->
                Outcome.saved(Records.insert(transaction, type, values).id(), true);
            case "update" ->
                Outcome.saved(Records.updateListed(transaction, type, values).id(), false);
            case "upsert" -> upsert(transaction, values);
            default -> delete(transaction, values);
        };
    }

    private Outcome upsert(Transaction transaction, Map<Field, Object> values) {
        if (values.get(key) != null && keys.get(key(values)) > 1) {
            throw new ApiError("DUPLICATE_VALUE", "Duplicate external id specified: " + values.get(key), key.name());
        }
        Records.Upserted upserted = Records.upsert(transaction, type, key, values);
        return Outcome.saved(upserted.row().id(), upserted.created());
    }

    private String key(Map<Field, Object> values) {
        return String.valueOf(values.get(key)).toLowerCase(Locale.ROOT);
    }

    private Outcome delete(Transaction transaction, Map<Field, Object> values) {
        Object id = values.get(type.field("Id"));
        if (id == null) {
            throw new ApiError("MISSING_ARGUMENT", "Id not specified in a delete call");
        }
        Row row = Records.deleteListed(transaction, type, id.toString());
        if (job.operation().equals("hardDelete")) {
            gone.add(row);
        }
        return Outcome.saved(row.id(), false);
    }
}
