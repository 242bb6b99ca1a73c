package io.karawane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls one port of a sandbox as any client would. */
public final class Caller {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    public Caller(String url) {
        this.url = url;
    }

    public record Answer(int status, JsonNode json, HttpResponse<String> raw) {
        public JsonNode at(String pointer) {
            return json.at(pointer);
        }
    }

    public Answer get(String path) throws IOException {
        return call("GET", path, null, "sandbox-key");
    }

    public Answer post(String path, String json) throws IOException {
        return call("POST", path, json, "sandbox-key");
    }

    public Answer put(String path, String json) throws IOException {
        return call("PUT", path, json, "sandbox-key");
    }

    public Answer delete(String path) throws IOException {
        return call("DELETE", path, null, "sandbox-key");
    }

    /** As somebody else than the API. @param source public, admin or system */
    public Answer as(String source, String method, String path, String json) throws IOException {
        return send(method, path, json, "Api-Token", "sandbox-key", "Sandbox-Source", source);
    }

    /** @param json single quotes stand for double ones */
    public Answer call(String method, String path, String json, String key) throws IOException {
        return send(method, path, json, "Api-Token", key);
    }

    /** Sends something to Salesforce. */
    public Answer post(String path, String json, String token) throws IOException {
        return send("POST", path, json, "Authorization", "Bearer " + token);
    }

    /** Changes something in Salesforce. */
    public Answer patch(String path, String json, String token) throws IOException {
        return send("PATCH", path, json, "Authorization", "Bearer " + token);
    }

    private Answer send(String method, String path, String json, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + brackets(path)))
                .timeout(Duration.ofSeconds(20))
                .headers(headers)
                .header("Content-Type", "application/json");
        request.method(
                method,
                json == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean isJson =
                    response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
            JsonNode body = isJson && !response.body().isEmpty()
                    ? Json.parse(response.body().getBytes(StandardCharsets.UTF_8))
                    : Json.object();
            return new Answer(response.statusCode(), body, response);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String brackets(String path) {
        return path.replace("[", URLEncoder.encode("[", StandardCharsets.UTF_8))
                .replace("]", URLEncoder.encode("]", StandardCharsets.UTF_8));
    }
}
