package io.karawane.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** A listing as JSON, the shape of all lists: {@code {"items":[…],"next":null}}. */
final class Listing {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Listing() {}

    static void print(PrintWriter out, List<Map<String, Object>> items) {
        print(out, items, Map.of());
    }

    /** @param more what there is to say of the list as a whole */
    static void print(PrintWriter out, List<Map<String, Object>> items, Map<String, Object> more) {
        try {
            var list = JSON.createObjectNode();
            list.set("items", JSON.valueToTree(items));
            list.putNull("next");
            more.forEach((name, value) -> list.set(name, JSON.valueToTree(value)));
            out.println(JSON.writeValueAsString(list));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
