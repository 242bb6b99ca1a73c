package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;

/** An answer; without a body it is empty. */
record Reply(int status, JsonNode body) {

    static Reply ok(JsonNode body) {
        return new Reply(200, body);
    }

    static Reply created(JsonNode body) {
        return new Reply(201, body);
    }

    static Reply emptyObject() {
        return ok(Json.object());
    }

    /** {@code {"key": node}}. */
    static ObjectNode envelope(String key, JsonNode node) {
        ObjectNode body = Json.object();
        body.set(key, node);
        return body;
    }
}
