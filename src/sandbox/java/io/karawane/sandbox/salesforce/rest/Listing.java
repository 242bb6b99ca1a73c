package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.schema.Schema;
import io.karawane.sandbox.salesforce.store.Body;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the records of a collections call. */
final class Listing {
    private static final int MOST_CHUNKS = 10;

    private final Schema schema;
    private final Body bodies;
    private final Switches switches;

    /** @param error why this record cannot be written, else null */
    record Item(ObjectType type, String id, Map<Field, Object> values, ApiError error) {}

    Listing(Schema schema, Switches switches) {
        this.schema = schema;
        this.bodies = new Body(schema);
        this.switches = switches;
    }

    /** @param only the type that all records must be of, or null */
    List<Item> read(ArrayNode records, ObjectType only) {
        List<Item> items = new ArrayList<>();
        int chunks = 0;
        ObjectType last = null;
        for (JsonNode record : records) {
            ObjectType type = type(record, only);
            if (type != last && ++chunks > MOST_CHUNKS) {
                throw new ApiError(
                        400,
                        "INVALID_INPUT",
                        "Cannot have more than " + MOST_CHUNKS
                                + " chunks in a single operation. Please rearrange the data to reduce chunking.",
                        null,
                        null);
            }
            last = type;
            items.add(item(type, (ObjectNode) record));
        }
        return items;
    }

    private ObjectType type(JsonNode record, ObjectType only) {
        String name = record.path("attributes").path("type").asText("");
        if (name.isEmpty()) {
            throw new ApiError(400, "INVALID_INPUT", "Each record needs its type in attributes", null, null);
        }
        ObjectType type = schema.type(name);
        if (only != null && type != only) {
            throw new ApiError(400, "INVALID_TYPE", "Records must be of type " + only + ", found " + type, null, null);
        }
        return type;
    }

    private Item item(ObjectType type, ObjectNode record) {
        try {
            return new Item(type, null, bodies.read(type, record), null);
        } catch (ApiError error) {
            if (switches.text("collectionParseErrors").equals("record")) {
                return new Item(type, null, Map.of(), error);
            }
            throw error;
        }
    }

    /** A record that only its id names. */
    Item named(String id) {
        ObjectType type = schema.types().stream()
                .filter(one -> RecordId.wellFormed(id) && id.startsWith(one.prefix()))
                .findFirst()
                .orElse(null);
        ApiError error = type == null ? new ApiError("MALFORMED_ID", "malformed id " + id) : null;
        return new Item(type, id, Map.of(), error);
    }

    /** Records of one call that share an external id are refused, all of them. */
    static List<Item> refuseRepeated(List<Item> items, Field key) {
        Map<String, Integer> seen = new HashMap<>();
        items.forEach(item -> seen.merge(keyOf(item, key), 1, Integer::sum));
        return items.stream()
                .map(item ->
                        item.values().get(key) != null && seen.get(keyOf(item, key)) > 1 ? repeated(item, key) : item)
                .toList();
    }

    private static String keyOf(Item item, Field key) {
        return String.valueOf(item.values().get(key)).toLowerCase(Locale.ROOT);
    }

    private static Item repeated(Item item, Field key) {
        String message = "Duplicate external id specified: " + item.values().get(key);
        return new Item(item.type(), null, item.values(), new ApiError("DUPLICATE_VALUE", message, key.name()));
    }
}
