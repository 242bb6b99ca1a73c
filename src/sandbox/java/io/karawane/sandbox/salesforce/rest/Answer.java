package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.karawane.sandbox.salesforce.wire.ApiError;

/** Status and JSON body of a reply; a null body is an empty reply. */
record Answer(int status, JsonNode body) {
    static final Answer NO_CONTENT = new Answer(204, null);

    static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }

    static Answer error(ApiError error) {
        return new Answer(error.status(), JsonNodeFactory.instance.arrayNode().add(error.json()));
    }
}
