package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;

/** A refusal, in the shape that the resource at hand uses: the API has no single one. */
final class ApiError extends RuntimeException {
    private final transient Reply reply;

    ApiError(int status, ObjectNode body) {
        super(body.toString(), null, false, false);
        reply = new Reply(status, body);
    }

    Reply reply() {
        return reply;
    }

    static ApiError notFound(String model, String id) {
        return message(404, "No Result found for " + model + " with id " + id);
    }

    static ApiError message(int status, String message) {
        return new ApiError(status, Json.object().put("message", message));
    }

    /** 422 of the older services, for example code {@code duplicate} on {@code email}. */
    static ApiError invalid(String code, String title, String pointer) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putArray("errors").addObject();
        error.put("title", title).put("detail", "").put("code", code);
        error.putObject("source").put("pointer", "/data/attributes/" + pointer);
        return new ApiError(422, body);
    }

    /** 404 and 422 of the newer services, which carry the status as a number. */
    static ApiError titled(int status, String title) {
        ObjectNode body = Json.object();
        body.putArray("errors").addObject().put("status", status).put("title", title);
        return new ApiError(status, body);
    }

    /** 422 of the account fields, whose code is the status. */
    static ApiError numbered(String title) {
        ObjectNode body = Json.object();
        body.putArray("errors")
                .addObject()
                .put("title", title)
                .put("detail", "")
                .put("code", 422);
        return new ApiError(422, body);
    }

    static ApiError missingAttribute(String attribute) {
        ApiError error = titled(422, "Missing attribute");
        error.first().putObject("source").put("pointer", "/data/attributes/" + attribute);
        return error;
    }

    ApiError detail(String detail) {
        first().put("detail", detail);
        return this;
    }

    private ObjectNode first() {
        return (ObjectNode) reply.body().path("errors").get(0);
    }
}
