package io.karawane.sandbox.salesforce.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.schema.Schema;
import io.karawane.sandbox.salesforce.store.Body;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the header of an upload names: fields, and {@code Account.Ext__c} for a reference by external id. */
final class Columns {
    private static final String CLEARED = "#N/A";
    private static final Set<String> TRUE = Set.of("true", "yes", "y", "on", "1");
    private static final Set<String> FALSE = Set.of("false", "no", "n", "off", "0");

    private final Schema schema;
    private final ObjectType type;
    private final Body bodies;
    private final List<Column> columns = new ArrayList<>();

    /** @param key the field of the related object that names the record; null for a plain field */
    private record Column(Field field, Field key) {}

    /** @throws JobFailure for the first column that the object does not have */
    Columns(Schema schema, ObjectType type, List<String> header) {
        this.schema = schema;
        this.type = type;
        this.bodies = new Body(schema);
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw JobFailure.invalidBatch("Duplicate field name : " + name);
            }
            columns.add(column(name));
        }
    }

    private Column column(String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return new Column(type.find(name).orElseThrow(() -> notFound(name)), null);
        }
        String relationship = name.substring(0, dot);
        Field reference = type.findRelationship(relationship)
                .filter(field -> schema.has(field.references()))
                .orElseThrow(() -> JobFailure.invalidBatch("Unable to find relationship: " + relationship));
        Field key = schema.type(reference.references())
                .find(name.substring(dot + 1))
                .filter(Field::externalId)
                .orElseThrow(() -> notFound(name));
        return new Column(reference, key);
    }

    private static JobFailure notFound(String name) {
        return JobFailure.invalidBatch("Field name not found : " + name);
    }

    /** @throws JobFailure if none of the columns is {@code field} */
    void require(Field field) {
        if (columns.stream().noneMatch(column -> column.key == null && column.field == field)) {
            throw notFound(field.name());
        }
    }

    /** @throws JobFailure unless the records name nothing but their ids */
    void requireIdsOnly(String operation) {
        require(type.field("Id"));
        if (columns.size() > 1) {
            throw JobFailure.invalidBatch("The '" + operation + "' batch must contain only ids.");
        }
    }

    /**
     * The fields that a record sets; an empty cell sets none.
     *
     * @throws ApiError INVALID_TYPE_ON_FIELD_IN_RECORD if a cell does not fit the type of its field
     */
    Map<Field, Object> values(List<String> cells) {
        Map<Field, Object> values = new LinkedHashMap<>();
        for (int at = 0; at < cells.size(); at++) {
            if (!cells.get(at).isBlank()) {
                values.putAll(value(columns.get(at), cells.get(at)));
            }
        }
        return values;
    }

    private Map<Field, Object> value(Column column, String cell) {
        ObjectNode json = Json.object();
        if (cell.equals(CLEARED)) {
            json.putNull(column.field.name());
        } else if (column.key != null) {
            json.putObject(column.field.relationship()).put(column.key.name(), cell);
        } else {
            json.put(column.field.name(), column.field.type() == FieldType.BOOLEAN ? truth(cell) : cell);
        }
        try {
            return bodies.read(type, json);
        } catch (ApiError error) {
            throw new ApiError(
                    "INVALID_TYPE_ON_FIELD_IN_RECORD",
                    column.field.name() + ": value not of required type: " + cell,
                    column.field.name());
        }
    }

    private static String truth(String cell) {
        String word = cell.strip().toLowerCase(Locale.ROOT);
        return TRUE.contains(word) ? "true" : FALSE.contains(word) ? "false" : cell;
    }
}
