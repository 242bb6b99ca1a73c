package io.karawane.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** Both services of the sandbox, as somebody else than the product uses and sees them. */
class Services implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    final Sandbox sandbox;

    Services() {
        try {
            sandbox = Sandbox.start(0, 0);
            sandbox.activecampaignLimits().set("importStateMs", 50); // four states: a real import takes seconds
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A contact that somebody makes in ActiveCampaign. @return its id */
    String contact(String email, String firstName, String lastName) {
        return sandbox.activecampaign()
                .addContact(
                        Map.of("email", email, "firstName", firstName, "lastName", lastName, "phone", "+49 30 1"),
                        List.of(),
                        "");
    }

    /** A call of ActiveCampaign by somebody else than the product. */
    JsonNode activecampaign(String method, String path, Object body) {
        try {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(URI.create(sandbox.activecampaignUrl() + "/api/3/" + path))
                            .header("Api-Token", "sandbox-key")
                            .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
            if (answer.statusCode() == 429) {
                TimeUnit.MILLISECONDS.sleep(200);
                return activecampaign(method, path, body);
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A control call of the sandbox. */
    void control(String url, String call, Object body) {
        try {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url + "/sandbox/" + call))
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
            if (answer.statusCode() != 200) {
                throw new IllegalArgumentException(answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String lead(Map<String, Object> fields) {
        return insert("Lead", "Company", "ACME GmbH", fields);
    }

    String salesforceContact(Map<String, Object> fields) {
        return insert("Contact", "FirstName", "An", fields);
    }

    private String insert(String object, String required, String value, Map<String, Object> fields) {
        Map<String, Object> all = new HashMap<>(fields);
        all.putIfAbsent(required, value);
        all.putIfAbsent("LastName", "Muster");
        return sandbox.salesforce().insert(object, List.of(all)).get(0);
    }

    JsonNode record(String object, String id) {
        return records(object).stream()
                .filter(record -> record.path("Id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<JsonNode> records(String object) {
        return list(sandbox.dump().at("/salesforce/" + object));
    }

    List<JsonNode> contacts(String email) {
        return list(sandbox.dump().at("/activecampaign/contacts")).stream()
                .filter(contact -> contact.path("email").asText().equalsIgnoreCase(email))
                .toList();
    }

    /** Names of the tags that a contact carries. */
    List<String> tags(String contact) {
        JsonNode dump = sandbox.dump().path("activecampaign");
        return list(dump.path("contactTags")).stream()
                .filter(link -> link.path("contact").asText().equals(contact))
                .map(link -> list(dump.path("tags")).stream()
                        .filter(tag ->
                                tag.path("id").asText().equals(link.path("tag").asText()))
                        .findFirst()
                        .orElseThrow()
                        .path("tag")
                        .asText())
                .toList();
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** How often the product has called what begins so, such as {@code POST /api/3/import}. */
    long calls(String method, String pathPrefix) {
        return list(sandbox.calls().since(Instant.EPOCH).path("calls")).stream()
                .filter(call -> call.path("method").asText().equals(method))
                .filter(call -> call.path("path").asText().startsWith(pathPrefix))
                .mapToLong(call -> call.path("count").asLong())
                .sum();
    }

    /** Calls that change something in ActiveCampaign. */
    long activecampaignWrites() {
        return calls("POST", "/api/3/") + calls("PUT", "/api/3/");
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
