package io.karawane.activecampaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.door.Door;
import io.karawane.problem.ServiceTrouble;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls of ActiveCampaign from Java; each passes the door {@code direct:activecampaign}. */
public final class ActiveCampaign {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 100;

    private final Door door;

    public ActiveCampaign(Door door) {
        this.door = door;
    }

    public Answer get(String path, String query) {
        return call("GET", path, query, null);
    }

    public Answer post(String path, Object body) {
        return call("POST", path, "", body);
    }

    public Answer put(String path, Object body) {
        return call("PUT", path, "", body);
    }

    private Answer call(String method, String path, String query, Object body) {
        try {
            String json = body == null ? null : JSON.writeValueAsString(body);
            return door.call(Map.of("method", method, "path", path, "query", query), json, Answer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The contacts of these ids, 100 a call; ids that are gone are left out. */
    public List<JsonNode> contacts(Collection<String> ids, String include) {
        List<String> distinct = ids.stream().distinct().toList();
        List<JsonNode> contacts = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += PAGE) {
            List<String> page = distinct.subList(from, Math.min(distinct.size(), from + PAGE));
            String query = page.stream().map(id -> "ids%5B%5D=" + id).collect(Collectors.joining("&")) + "&limit=" + PAGE
                    + (include == null ? "" : "&include=" + include);
            JsonNode answer = expect(get("contacts", query));
            for (JsonNode contact : answer.path("contacts")) {
                if (!page.contains(contact.path("id").asText())) {
                    throw new ServiceTrouble("activecampaign", null, "filter-ignored: /contacts answered other ids");
                }
                contacts.add(contact);
            }
        }
        return contacts;
    }

    /** The contact of exactly this address, or null. */
    public JsonNode contactOf(String email) {
        JsonNode found = expect(get("contacts", "email=" + encode(email))).path("contacts");
        for (JsonNode contact : found) {
            if (contact.path("email").asText().equalsIgnoreCase(email.strip())) {
                return contact;
            }
        }
        return null;
    }

    static JsonNode expect(Answer answer) {
        if (!answer.ok()) {
            throw new IllegalStateException("ActiveCampaign answers " + answer.status() + ": " + answer.words());
        }
        return answer.body();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode parse(String json) throws IOException {
        return JSON.readTree(json);
    }
}
