package io.karawane.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Attributes as text: both services mean the same by null, by nothing and by an empty text. */
final class Text {
    private Text() {}

    static String of(JsonNode row, String name) {
        JsonNode value = row.path(name);
        return value.isNull() ? "" : value.asText();
    }

    static String email(JsonNode row, String name) {
        return of(row, name).trim().toLowerCase(Locale.ROOT);
    }
}
