package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What all resources need when they turn rows into JSON and back. */
final class Rows {
    private Rows() {}

    /** The API keeps nearly everything as a string. */
    static String text(JsonNode node) {
        return node.isNull() || node.isMissingNode()
                ? ""
                : node.isBoolean() ? (node.asBoolean() ? "1" : "0") : node.asText();
    }

    /** The attribute as text, or {@code otherwise} if it was not sent. */
    static String text(JsonNode sent, String name, String otherwise) {
        return sent.has(name) ? text(sent.get(name)) : otherwise;
    }

    /** Copies what was sent of {@code names}, as strings; what was not sent stays as it is. */
    static void take(ObjectNode sent, ObjectNode row, String... names) {
        for (String name : names) {
            if (sent.has(name)) {
                row.put(name, text(sent.get(name)));
            }
        }
    }

    /** A create answer repeats what was sent, types included, and adds the rest. */
    static ObjectNode echo(ObjectNode sent, ObjectNode shown, String... added) {
        ObjectNode echo = sent.deepCopy();
        for (String name : added) {
            echo.set(name, shown.path(name).deepCopy());
        }
        return echo;
    }

    static <T> ArrayNode show(Collection<T> rows, Function<T, ObjectNode> shown) {
        ArrayNode array = Json.array();
        rows.forEach(row -> array.add(shown.apply(row)));
        return array;
    }

    static <T> ArrayNode ids(Collection<T> rows, ToIntFunction<T> id) {
        ArrayNode ids = Json.array();
        rows.forEach(row -> ids.add(String.valueOf(id.applyAsInt(row))));
        return ids;
    }

    static ArrayNode ids(Collection<ObjectNode> rows) {
        return ids(rows, row -> row.path("id").asInt());
    }

    static boolean is(ObjectNode row, String name, String value) {
        return row.path(name).asText().equals(value);
    }

    static boolean contains(ObjectNode row, String name, String part) {
        return contains(row.path(name).asText(), part);
    }

    static boolean contains(String text, String part) {
        return Store.lower(text).contains(Store.lower(part));
    }
}
