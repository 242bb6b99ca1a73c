package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A call inside a call, as it is written there.
 *
 * @param referenceId null in a batch
 * @param headers their names in whatever case
 * @param body null if there is none
 */
record Subrequest(String method, String url, String referenceId, Map<String, String> headers, JsonNode body) {
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "GET", "DELETE");
    /** They are those of the outer call. */
    private static final List<String> FORBIDDEN = List.of("Accept", "Authorization", "Content-Type");

    static List<Subrequest> readComposite(ObjectNode outer) {
        List<Subrequest> all = new ArrayList<>();
        for (JsonNode each : array(outer, "compositeRequest")) {
            ObjectNode json = object(each, Set.of("method", "url", "referenceId", "httpHeaders", "body"));
            all.add(new Subrequest(
                    method(json), text(json, "url"), text(json, "referenceId"), headers(json), json.get("body")));
        }
        return all;
    }

    static List<Subrequest> readBatch(ObjectNode outer) {
        List<Subrequest> all = new ArrayList<>();
        for (JsonNode each : array(outer, "batchRequests")) {
            ObjectNode json =
                    object(each, Set.of("method", "url", "richInput", "binaryPartName", "binaryPartNameAlias"));
            all.add(new Subrequest(method(json), text(json, "url"), null, Map.of(), json.get("richInput")));
        }
        return all;
    }

    /** @throws ApiError JSON_PARSER_ERROR if {@code json} is no object, or has other properties */
    static ObjectNode object(JsonNode json, Set<String> properties) {
        if (!(json instanceof ObjectNode object)) {
            throw unreadable("Cannot deserialize a subrequest out of " + json.getNodeType() + " token");
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!properties.contains(name)) {
                throw unreadable("Unrecognized field \"" + name + "\"");
            }
        });
        return object;
    }

    static boolean flag(ObjectNode outer, String name) {
        JsonNode flag = outer.path(name);
        if (!flag.isMissingNode() && !flag.isNull() && !flag.isBoolean()) {
            throw unreadable("Cannot deserialize value of " + name + " as a Boolean");
        }
        return flag.asBoolean(false);
    }

    static ApiError unreadable(String why) {
        return new ApiError(400, "JSON_PARSER_ERROR", why, null, null);
    }

    private static ArrayNode array(ObjectNode outer, String name) {
        if (!(outer.get(name) instanceof ArrayNode array)) {
            throw unreadable("Missing required property '" + name + "'");
        }
        return array;
    }

    private static String text(ObjectNode json, String name) {
        if (!json.path(name).isTextual()) {
            throw unreadable("Missing required property '" + name + "'");
        }
        return json.path(name).asText();
    }

    private static String method(ObjectNode json) {
        String method = text(json, "method");
        if (!METHODS.contains(method)) {
            throw unreadable("'" + method + "' is no HTTP method of a subrequest");
        }
        return method;
    }

    private static Map<String, String> headers(ObjectNode json) {
        JsonNode given = json.path("httpHeaders");
        if (!given.isObject() && !given.isMissingNode() && !given.isNull()) {
            throw unreadable("Cannot deserialize httpHeaders out of " + given.getNodeType() + " token");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        given.properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        for (String name : FORBIDDEN) {
            if (headers.containsKey(name)) {
                throw unreadable("The header '" + name + "' can't be specified in a subrequest");
            }
        }
        return headers;
    }

    Subrequest with(String newUrl, JsonNode newBody) {
        return new Subrequest(method, newUrl, referenceId, headers, newBody);
    }
}
