package io.karawane.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What happens to a call instead of, or on top of, its real answer. */
record Fault(JsonNode then) {
    static final Fault NONE = new Fault(Json.object());
    private static final Set<String> KNOWN =
            Set.of("status", "body", "headers", "delayMs", "truncate", "reset", "html", "freezeStream");
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>%s</h1></body></html>";

    Fault {
        Rules.refuseUnknown(then, KNOWN);
    }

    /** Whether the service never sees the call. */
    boolean replaces() {
        return then.has("status") || then.has("body") || then.has("html") || resetsBefore();
    }

    int status() {
        return then.path("status").asInt(then.has("html") ? 502 : 200);
    }

    byte[] body() {
        JsonNode html = then.path("html");
        JsonNode body = then.path("body");
        if (then.has("html") && !body.isTextual()) {
            return (html.isTextual() ? html.asText() : PAGE.formatted(status())).getBytes(StandardCharsets.UTF_8);
        }
        return body.isContainerNode() ? Json.bytes(body) : body.asText("").getBytes(StandardCharsets.UTF_8);
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (replaces()) {
            boolean json = then.path("body").isContainerNode();
            headers.put("Content-Type", then.has("html") ? "text/html" : json ? "application/json" : "text/plain");
        }
        then.path("headers")
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
        return headers;
    }

    long delayMs() {
        return then.path("delayMs").asLong(0);
    }

    /** How many bytes of {@code available} get out before the connection is cut, or -1 for all of them. */
    int cutAfter(int available) {
        JsonNode truncate = then.path("truncate");
        return truncate.isNumber() ? truncate.asInt() : truncate.asBoolean(false) ? available / 2 : -1;
    }

    /** {@code true} loses the answer of a call that was carried out, {@code "before"} loses the call. */
    boolean resets() {
        return then.path("reset").asBoolean(false) || resetsBefore();
    }

    private boolean resetsBefore() {
        return then.path("reset").asText().equals("before");
    }

    boolean freezes() {
        return then.path("freezeStream").asBoolean(false);
    }
}
