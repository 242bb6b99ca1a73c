package io.karawane.sandbox.salesforce.soql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.store.Value;
import java.util.List;
import java.util.function.Function;

/**
 * What a query found: rows as they stood then, or groups of rows.
 *
 * @param size {@code totalSize}; more than there are records if the query was {@code COUNT()}
 * @param deleted whether the children of the rows may be deleted ones
 */
public record Result(
        List<Path> columns,
        List<Children> children,
        List<Row> rows,
        List<ObjectNode> groups,
        long size,
        boolean deleted) {

    static Result of(List<Path> columns, List<Children> children, List<Row> rows, boolean deleted) {
        return new Result(columns, children, rows, List.of(), rows.size(), deleted);
    }

    static Result of(List<ObjectNode> groups) {
        return new Result(List.of(), List.of(), List.of(), groups, groups.size(), false);
    }

    static Result count(long counted) {
        return new Result(List.of(), List.of(), List.of(), List.of(), counted, false);
    }

    /** How many records there are to page through. */
    public int length() {
        return rows.size() + groups.size();
    }

    /**
     * One record.
     *
     * @param version of the API, as in {@code v63.0}
     * @param page the first page of the children that a sub-select found
     */
    public ObjectNode json(Store store, int at, String version, Function<Result, JsonNode> page) {
        if (!groups.isEmpty()) {
            return groups.get(at);
        }
        Row row = rows.get(at);
        ObjectNode json = record(row, version);
        for (Path column : columns) {
            put(store, json, row, column, 0, version);
        }
        for (Children one : children) {
            Result found = one.of(row, deleted);
            json.set(one.reference().children(), found.length() == 0 ? null : page.apply(found));
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
