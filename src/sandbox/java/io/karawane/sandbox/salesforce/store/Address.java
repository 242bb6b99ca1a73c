package io.karawane.sandbox.salesforce.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.schema.Field;
import java.util.List;
import java.util.Locale;

/** A compound address as one value; places are not looked up on a map. */
final class Address {
    private static final List<String> PARTS =
            List.of("city", "country", "geocodeAccuracy", "latitude", "longitude", "postalCode", "state", "street");

    private Address() {}

    /** @return null if all its parts are empty */
    static JsonNode of(Field address, Row row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        PARTS.forEach(json::putNull);
        boolean empty = true;
        String prefix = address.name() + ".";
        for (Field part : row.type().fields()) {
            if (part.compound() != null && part.compound().startsWith(prefix) && row.get(part) != null) {
                json.put(
                        name(part.compound().substring(prefix.length())),
                        row.get(part).toString());
                empty = false;
            }
        }
        return empty ? null : json;
    }

    private static String name(String part) {
        return part.substring(0, 1).toLowerCase(Locale.ROOT) + part.substring(1);
    }
}
