package io.karawane.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.door.Door;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several requests as one call of Salesforce; each has an answer of its own. */
final class Composite {
    /** Most queries and collections in one call. */
    static final int MOST = 5;

    /** Parts do not inherit them from the call. */
    private static final Map<String, String> HEADERS =
            Map.of("Sforce-Call-Options", "client=karawane", "Sforce-Duplicate-Rule-Header", "allowSave=true");

    private final Door door;
    private final String version;

    /** @param version of the API, such as {@code 63.0} */
    Composite(Door door, String version) {
        this.door = door;
        this.version = version;
    }

    /** @param path below the version, with its query; @param body null for none */
    record Part(String method, String path, Object body) {}

    static Part query(String soql) {
        return new Part("GET", "query/?q=" + Soql.encoded(soql), null);
    }

    record Result(int status, JsonNode body) {
        boolean ok() {
            return status == 200;
        }
    }

    /** @param operation what the door is told, {@code queries} or {@code collections} */
    List<Result> call(String operation, List<Part> parts) {
        List<Map<String, Object>> requests = new ArrayList<>();
        for (Part part : parts) {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("method", part.method());
            request.put("url", "/services/data/v" + version + "/" + part.path());
            request.put("referenceId", "part" + requests.size());
            if (part.body() != null) {
                request.put("httpHeaders", HEADERS);
                request.put("body", part.body());
            }
            requests.add(request);
        }
        Map<String, Object> whole = Map.of("allOrNone", false, "compositeRequest", requests);
        try {
            InputStream answer = door.call(
                    Map.of("operation", operation, "object", ""),
                    Json.MAPPER.writeValueAsString(whole),
                    InputStream.class);
            List<Result> results = new ArrayList<>();
            JsonNode answers = Json.MAPPER.valueToTree(Json.object(answer)).path("compositeResponse");
            for (int i = 0; i < parts.size(); i++) {
                JsonNode each = answers.path(i);
                results.add(new Result(each.path("httpStatusCode").asInt(), each.path("body")));
            }
            return results;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
