package io.karawane.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody else who changes many records in one call, so that one event has many record ids. */
final class SalesforceUser {
    private static final ObjectMapper JSON = new ObjectMapper();

    // Not the product's version: faults that are meant for it do not strike here.
    private static final String RECORDS = "/services/data/v62.0/composite/sobjects";

    private final World world;
    private String token = "";

    SalesforceUser(World world) {
        this.world = world;
    }

    /** @param fields by record id */
    void update(String object, Map<String, Map<String, Object>> fields) {
        List<Map<String, Object>> records = fields.entrySet().stream()
                .map(entry -> {
                    Map<String, Object> record = new LinkedHashMap<>();
                    record.put("attributes", Map.of("type", object));
                    record.put("id", entry.getKey());
                    record.putAll(entry.getValue());
                    return record;
                })
                .toList();
        try {
            String body = JSON.writeValueAsString(Map.of("allOrNone", true, "records", records));
            call("PATCH", RECORDS, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(Collection<String> ids) {
        call("DELETE", RECORDS + "?allOrNone=true&ids=" + String.join(",", ids), "");
    }

    private void call(String method, String path, String body) {
        try {
            HttpResponse<String> answer = send(method, path, body);
            if (answer.statusCode() == 401) {
                token = logIn();
                answer = send(method, path, body);
            }
            for (JsonNode each : JSON.readTree(answer.body())) {
                if (!each.path("success").asBoolean()) {
                    throw new IllegalStateException(method + " " + path + " " + body + ": " + answer.body());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return world.send(HttpRequest.newBuilder(URI.create(world.sandbox.salesforceUrl() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private String logIn() throws IOException {
        HttpResponse<String> answer =
                world.send(HttpRequest.newBuilder(URI.create(world.sandbox.salesforceUrl() + "/services/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=sandbox-client"
                                + "&client_secret=sandbox-secret")));
        return JSON.readTree(answer.body()).path("access_token").asText();
    }
}
