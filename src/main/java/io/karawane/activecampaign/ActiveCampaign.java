package io.karawane.activecampaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.door.Door;
import io.karawane.door.ServiceGate;
import io.karawane.problem.ServiceTrouble;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Calls of ActiveCampaign from Java; each passes the door {@code direct:activecampaign}. */
public final class ActiveCampaign {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration UNTIL_SOMEBODY_LOOKS = Duration.ofMinutes(1);

    private final Door door;
    private final ServiceGate gate;

    public ActiveCampaign(Door door, ServiceGate gate) {
        this.door = door;
        this.gate = gate;
    }

    /** The cheapest call there is: does it answer, and does it know our key? */
    public void check() {
        read("users/me", "");
    }

    /** For answers that contradict the question: nothing built on them can be right until a person has looked. */
    ServiceTrouble stop(String reason) {
        return gate.pause("stopped", UNTIL_SOMEBODY_LOOKS, reason);
    }

    /** The body of a read that nothing in a person's data can make fail. */
    JsonNode read(String path, String query) {
        Answer answer = get(path, query);
        if (!answer.ok()) {
            throw gate.refused(path, UNTIL_SOMEBODY_LOOKS, "HTTP " + answer.status() + " for GET /" + path);
        }
        return answer.body();
    }

    /** @param query encoded, empty for none */
    Answer get(String path, String query) {
        return call("GET", path, query, null);
    }

    Answer post(String path, Object body) {
        return call("POST", path, "", body);
    }

    Answer put(String path, Object body) {
        return call("PUT", path, "", body);
    }

    Answer delete(String path) {
        return call("DELETE", path, "", null);
    }

    private Answer call(String method, String path, String query, Object body) {
        try {
            String json = body == null ? null : JSON.writeValueAsString(body);
            return door.call(Map.of("method", method, "path", path, "query", query), json, Answer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode parse(String json) throws IOException {
        return JSON.readTree(json);
    }
}
