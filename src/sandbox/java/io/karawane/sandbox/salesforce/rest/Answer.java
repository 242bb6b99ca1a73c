package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.karawane.sandbox.salesforce.wire.ApiError;

/**
 * A reply: status and either JSON or a download; neither is an empty reply.
 *
 * @param download null unless the body is no JSON
 * @param location path of the record that the call created, else null
 */
public record Answer(int status, JsonNode body, Download download, String location) {
    public static final Answer NO_CONTENT = new Answer(204, null);

    public Answer(int status, JsonNode body) {
        this(status, body, null, null);
    }

    public static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }

    public static Answer ok(Download download) {
        return new Answer(200, null, download, null);
    }

    static Answer created(JsonNode body, String location) {
        return new Answer(201, body, null, location);
    }

    static Answer error(ApiError error) {
        return new Answer(error.status(), JsonNodeFactory.instance.arrayNode().add(error.json()));
    }
}
