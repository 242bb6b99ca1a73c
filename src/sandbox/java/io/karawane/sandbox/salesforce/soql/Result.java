package io.karawane.sandbox.salesforce.soql;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.store.Value;
import java.util.List;

/**
 * The rows a query found.
 *
 * @param counted what {@code COUNT()} found; -1 if the query asked for rows
 */
public record Result(ObjectType type, List<Path> columns, List<Row> rows, long counted) {

    static Result count(long counted) {
        return new Result(null, List.of(), List.of(), counted);
    }

    /** @return {@code totalSize} */
    public long size() {
        return counted < 0 ? rows.size() : counted;
    }

    /** @param version of the API, as in {@code v63.0} */
    public ObjectNode json(Store store, Row row, String version) {
        ObjectNode json = record(row, version);
        for (Path column : columns) {
            put(store, json, row, column, 0, version);
        }
        return json;
    }

    private static void put(Store store, ObjectNode json, Row row, Path column, int depth, String version) {
        if (depth == column.references().size()) {
            json.set(column.field().name(), Value.rest(row.get(column.field())));
            return;
        }
        Field reference = column.references().get(depth);
        Object id = row.get(reference);
        Row target = id == null ? null : store.table(reference.references()).get(id.toString());
        if (target == null) {
            json.putNull(reference.relationship());
            return;
        }
        if (!json.has(reference.relationship())) {
            json.set(reference.relationship(), record(target, version));
        }
        put(store, (ObjectNode) json.get(reference.relationship()), target, column, depth + 1, version);
    }

    /** A record that has its {@code attributes} and no fields yet. */
    public static ObjectNode record(Row row, String version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("attributes")
                .put("type", row.type().name())
                .put("url", "/services/data/" + version + "/sobjects/" + row.type() + "/" + row.id());
        return json;
    }
}
