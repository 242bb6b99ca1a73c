package io.karawane.sandbox.salesforce.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.RecordId;
import io.karawane.sandbox.salesforce.wire.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** The values of fields: String, Boolean, Long, Double, LocalDate or Instant; null is empty. */
public final class Value {
    private Value() {}

    /** @throws ApiError JSON_PARSER_ERROR if the field's type cannot hold {@code json} */
    static Object read(Field field, JsonNode json) {
        if (json.isNull()) {
            return field.type() == FieldType.BOOLEAN ? Boolean.FALSE : null;
        }
        if (json.isContainerNode()) {
            throw refused(field, json);
        }
        String text = json.asText();
        try {
            return switch (field.type()) {
                case BOOLEAN -> truth(field, json, text);
                case INT -> Long.valueOf(whole(text));
                case DOUBLE, CURRENCY, PERCENT -> number(text);
                case DATE -> LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
                case DATETIME -> Timestamp.read(text);
                case ID, REFERENCE -> text.isBlank() ? null : RecordId.long18(text);
                default -> text.isBlank() ? null : text.strip();
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw refused(field, json);
        }
    }

    private static Boolean truth(Field field, JsonNode json, String text) {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw refused(field, json);
        }
        return Boolean.valueOf(text);
    }

    private static long whole(String text) {
        double number = number(text);
        if (number != Math.rint(number)) {
            throw new NumberFormatException(text);
        }
        return (long) number;
    }

    /** @throws NumberFormatException unless it is written as JSON writes numbers */
    public static double number(String text) {
        double number = Double.parseDouble(text);
        // Java also reads 1f, NaN and Infinity; JSON knows none of them.
        if (!Double.isFinite(number) || !Character.isDigit(text.charAt(text.length() - 1))) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    private static ApiError refused(Field field, JsonNode json) {
        String token =
                switch (json.getNodeType()) {
                    case OBJECT -> "START_OBJECT value {";
                    case ARRAY -> "START_ARRAY value [";
                    case BOOLEAN -> "VALUE_" + json.asText().toUpperCase(Locale.ROOT) + " value " + json;
                    case NUMBER ->
                        (json.isIntegralNumber() ? "VALUE_NUMBER_INT" : "VALUE_NUMBER_FLOAT") + " value " + json;
                    default -> "VALUE_STRING value " + json.asText();
                };
        return new ApiError(
                400,
                "JSON_PARSER_ERROR",
                "Cannot deserialize instance of " + field.type().apiName() + " from " + token
                        + " or request may be missing a required field",
                null,
                null);
    }

    /** As the REST API writes it. */
    public static JsonNode rest(Object value) {
        return value instanceof Instant instant
                ? JsonNodeFactory.instance.textNode(Timestamp.rest(instant))
                : json(value);
    }

    private static JsonNode json(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value == null) {
            return nodes.nullNode();
        }
        if (value instanceof JsonNode compound) {
            return compound;
        }
        if (value instanceof Boolean truth) {
            return nodes.booleanNode(truth);
        }
        if (value instanceof Long whole) {
            return nodes.numberNode(whole);
        }
        if (value instanceof Double number) {
            return nodes.numberNode(number);
        }
        return nodes.textNode(value.toString());
    }

    /** As a change event carries it. */
    public static Object event(Object value) {
        if (value instanceof Instant instant) {
            return Timestamp.event(instant);
        }
        return value instanceof LocalDate date ? date.toString() : value;
    }
}
