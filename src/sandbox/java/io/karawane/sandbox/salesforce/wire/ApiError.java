package io.karawane.sandbox.salesforce.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A refusal as Salesforce words it: HTTP status, error code, text, names of the fields to blame. */
public final class ApiError extends RuntimeException {
    private final int status;
    private final String code;
    private final List<String> fields;
    private final transient ObjectNode duplicates;

    public ApiError(int status, String code, String message, List<String> fields, ObjectNode duplicates) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.fields = fields;
        this.duplicates = duplicates;
    }

    public ApiError(String code, String message, String... fields) {
        this(400, code, message, List.of(fields), null);
    }

    public static ApiError notFound(String message) {
        return new ApiError(404, "NOT_FOUND", message, null, null);
    }

    public static ApiError notFound() {
        return notFound("The requested resource does not exist");
    }

    public static ApiError deleted() {
        return new ApiError(404, "ENTITY_IS_DELETED", "entity is deleted", List.of(), null);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<String> fields() {
        return fields == null ? List.of() : fields;
    }

    /** The element of the error array that answers a call on one record. */
    public ObjectNode json() {
        return json("errorCode");
    }

    /** The element of the {@code errors} array of one record in a collections call. */
    public ObjectNode itemJson() {
        ObjectNode json = json("statusCode");
        if (!json.has("fields")) {
            json.putArray("fields");
        }
        return json;
    }

    private ObjectNode json(String codeName) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("message", getMessage()).put(codeName, code);
        if (fields != null) {
            fields.forEach(json.putArray("fields")::add);
        }
        if (duplicates != null) {
            // Salesforce's own spelling.
            json.set("duplicateResut", duplicates);
        }
        return json;
    }
}
