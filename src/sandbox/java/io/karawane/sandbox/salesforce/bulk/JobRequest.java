package io.karawane.sandbox.salesforce.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The body of a call that creates a job or changes its state; a property nobody knows is refused. */
record JobRequest(ObjectNode body) {
    private static final Set<String> KNOWN = Set.of(
            "id",
            "operation",
            "object",
            "query",
            "externalIdFieldName",
            "assignmentRuleId",
            "contentType",
            "contentUrl",
            "columnDelimiter",
            "lineEnding",
            "concurrencyMode",
            "state",
            "apiVersion",
            "jobType",
            "createdById",
            "createdDate",
            "systemModstamp");

    JobRequest {
        body.properties().forEach(property -> {
            if (!KNOWN.contains(property.getKey())) {
                throw new ApiError(
                        400, "JSON_PARSER_ERROR", "Unrecognized field \"" + property.getKey() + "\"", null, null);
            }
            if (property.getValue().isContainerNode()) {
                throw apiError("Value does not match expected type at [line:1, column:1]");
            }
        });
    }

    /** Empty if it is not given. */
    String text(String property) {
        JsonNode value = body.path(property);
        return value.isNull() ? "" : value.asText();
    }

    String required(String property) {
        if (text(property).isBlank()) {
            throw apiError("Required property missing: '" + property + "'");
        }
        return text(property);
    }

    /** One of {@code allowed}, spelt like that. */
    String oneOf(String property, List<String> allowed) {
        if (!allowed.contains(text(property))) {
            throw invalid(property, text(property));
        }
        return text(property);
    }

    static ApiError invalid(String property, String value) {
        return apiError("Invalid value: '" + value + "' supplied for property: '" + property + "'");
    }

    private <E extends Enum<E>> E choice(String property, E byDefault) {
        String given = text(property);
        return given.isEmpty()
                ? byDefault
                : Arrays.stream(byDefault.getDeclaringClass().getEnumConstants())
                        .filter(one -> one.name().equals(given))
                        .findFirst()
                        .orElseThrow(() -> invalid(property, given));
    }

    Dialect dialect() {
        if (!text("contentType").isEmpty()) {
            oneOf("contentType", List.of("CSV"));
        }
        return new Dialect(choice("columnDelimiter", Dialect.Delimiter.COMMA), choice("lineEnding", Dialect.Ending.LF));
    }

    static ApiError apiError(String message) {
        return new ApiError(400, "API_ERROR", message, null, null);
    }
}
