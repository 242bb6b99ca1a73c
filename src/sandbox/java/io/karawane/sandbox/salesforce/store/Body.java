package io.karawane.sandbox.salesforce.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.schema.Schema;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Reads the JSON of a record into the values of fields. */
public final class Body {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Schema schema;

    public Body(Schema schema) {
        this.schema = schema;
    }

    /** @throws ApiError INVALID_FIELD for an unknown field, JSON_PARSER_ERROR for a value of the wrong type */
    public Map<Field, Object> read(ObjectType type, ObjectNode json) {
        Map<Field, Object> values = new LinkedHashMap<>();
        json.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (name.equals("attributes")) {
                return;
            }
            var reference = type.findRelationship(name).filter(f -> value.isObject() && schema.has(f.references()));
            if (reference.isPresent()) {
                values.put(reference.get(), foreignKey(reference.get(), (ObjectNode) value));
            } else {
                Field field = type.find(name).orElseThrow(() -> noSuchColumn(type, name));
                values.put(field, Value.read(field, value));
            }
        });
        return values;
    }

    /**
     * What a program hands over; points in time are written as text.
     *
     * @throws ApiError as {@link #read}
     */
    public Map<Field, Object> entered(ObjectType type, Map<String, Object> fields) {
        ObjectNode json = JSON.createObjectNode();
        fields.forEach((name, value) ->
                json.set(name, JSON.valueToTree(value instanceof Temporal ? value.toString() : value)));
        return read(type, json);
    }

    private Object foreignKey(Field reference, ObjectNode json) {
        ObjectType target = schema.type(reference.references());
        json.remove("attributes");
        String name = json.fieldNames().hasNext() ? json.fieldNames().next() : "";
        Field field = target.find(name).filter(Field::externalId).orElseThrow(() -> noSuchColumn(target, name));
        return new ForeignKey(target, field, json.get(name).asText());
    }

    private static ApiError noSuchColumn(ObjectType type, String name) {
        return new ApiError(
                400, "INVALID_FIELD", "No such column '" + name + "' on sobject of type " + type, null, null);
    }

    /** @throws ApiError INVALID_FIELD_FOR_INSERT_UPDATE if a value is not for callers to set */
    static void requireWriteable(Map<Field, Object> values, Predicate<Field> readOnly) {
        var refused = values.keySet().stream().filter(readOnly).map(Field::name).toList();
        if (!refused.isEmpty()) {
            throw new ApiError(
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Unable to create/update fields: " + String.join(", ", refused)
                            + ". Please check the security settings of this field and verify that it is read/write for"
                            + " your profile or permission set.",
                    refused.toArray(String[]::new));
        }
    }
}
