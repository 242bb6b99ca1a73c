package io.karawane.sandbox.salesforce.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The definition of a custom field as an administrator gives it: what is left out is as in a fresh field. */
final class CustomField {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<FieldType> UNUSABLE = Set.of(FieldType.ID, FieldType.REFERENCE, FieldType.ADDRESS);

    private CustomField() {}

    /** @throws IllegalArgumentException if it does not define a field */
    static Field read(ObjectType type, JsonNode given) {
        if (!(given instanceof ObjectNode object)) {
            throw new IllegalArgumentException("a field is defined by a JSON object, not " + given);
        }
        ObjectNode definition = object.deepCopy();
        String name = definition.path("name").asText();
        if (!name.matches("[A-Za-z]\\w*__c") || type.has(name)) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a new custom field of " + type);
        }
        put(definition, "label", name.replace("__c", "").replace('_', ' '));
        put(definition, "type", "string");
        FieldType kind = JSON.convertValue(definition.get("type"), FieldType.class);
        if (kind == FieldType.BOOLEAN) {
            put(definition, "initial", "false");
        }
        put(definition, "length", kind.usualLength());
        put(definition, "precision", kind.number() ? 18 : 0);
        put(definition, "scale", kind.number() && kind != FieldType.INT ? 2 : 0);
        Field field = JSON.convertValue(definition, Field.class);
        requireSense(field);
        return field;
    }

    private static void requireSense(Field field) {
        boolean picklist = field.type() == FieldType.PICKLIST || field.type() == FieldType.MULTIPICKLIST;
        boolean listed = field.values() != null && !field.values().isEmpty();
        boolean key = field.externalId() || field.unique();
        if (UNUSABLE.contains(field.type())
                || picklist != listed
                || key && field.type() != FieldType.STRING && field.type() != FieldType.EMAIL
                || field.formula() != null && field.type() != FieldType.STRING) {
            throw new IllegalArgumentException(
                    "not simulated: a " + field.type().apiName() + " field like that");
        }
    }

    private static void put(ObjectNode definition, String name, Object value) {
        if (!definition.hasNonNull(name)) {
            definition.set(name, JSON.valueToTree(value));
        }
    }
}
