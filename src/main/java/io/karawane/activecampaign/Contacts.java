package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Contacts: read by id or address, created or changed one by one. Values come in the form that mappings use. */
public final class Contacts {
    private static final int PAGE = 100;

    private final ActiveCampaign activecampaign;
    private final CustomFields fields;

    public Contacts(ActiveCampaign activecampaign, CustomFields fields) {
        this.activecampaign = activecampaign;
        this.fields = fields;
    }

    /** Creates the contact of that address, or changes it. */
    public Answer sync(Map<String, Object> values) {
        return activecampaign.post("contact/sync", Map.of("contact", shape(values)));
    }

    /** Changes the contact of that id, its address too if {@code values} has one. */
    public Answer change(String id, Map<String, Object> values) {
        return activecampaign.put("contacts/" + id, Map.of("contact", shape(values)));
    }

    /** The contact in the answer of {@link #sync} or {@link #change}. */
    public static Contact in(Answer answer) {
        return Contact.of(answer.body().path("contact"), Map.of());
    }

    private Map<String, Object> shape(Map<String, Object> values) {
        Map<String, Object> contact = new LinkedHashMap<>();
        for (String name : List.of("email", "firstName", "lastName", "phone")) {
            if (values.get(name) != null) {
                contact.put(name, values.get(name));
            }
        }
        if (values.get("fields") instanceof Map<?, ?> byTag) {
            List<Map<String, Object>> custom = new ArrayList<>();
            byTag.forEach((tag, value) -> custom.add(Map.of("field", fields.id(tag.toString()), "value", value)));
            contact.put("fieldValues", custom);
        }
        return contact;
    }

    /**
     * Contacts as they are now, by id, 100 a call; ids that do not come back are left out, which proves nothing yet.
     *
     * @param custom whether their custom values are needed
     */
    public Map<String, Contact> read(Collection<String> ids, boolean custom) {
        List<String> distinct = ids.stream().distinct().toList();
        Map<String, Contact> contacts = new LinkedHashMap<>();
        for (int from = 0; from < distinct.size(); from += PAGE) {
            List<String> page = distinct.subList(from, Math.min(distinct.size(), from + PAGE));
            String query = page.stream().map(id -> "ids%5B%5D=" + id).collect(Collectors.joining("&"))
                    + "&limit=" + PAGE
                    + (custom ? "&include=fieldValues" : "");
            JsonNode answer = activecampaign.read("contacts", query);
            for (JsonNode json : answer.path("contacts")) {
                String id = json.path("id").asText();
                if (!page.contains(id)) {
                    throw activecampaign.stop("filter-ignored: /contacts answers other ids");
                }
                contacts.put(id, Contact.of(json, custom ? fields.values(id, answer.path("fieldValues")) : Map.of()));
            }
        }
        return contacts;
    }

    /** The contact of exactly this address, or null. */
    public Contact ofEmail(String email) {
        JsonNode found = activecampaign
                .read("contacts", "email=" + ActiveCampaign.encode(email.strip()))
                .path("contacts");
        for (JsonNode json : found) {
            if (json.path("email").asText().equalsIgnoreCase(email.strip())) {
                return Contact.of(json, Map.of());
            }
        }
        return null;
    }

    /** Deletes the contact; one that is gone already is as good. @throws RecordProblem if it is refused */
    public void delete(String id) {
        Answer answer = activecampaign.delete("contacts/" + id);
        if (!answer.missing()) {
            answer.expected();
        }
    }

    /** Whether ActiveCampaign says in so many words that the contact does not exist (any more). */
    public boolean isGone(String id) {
        return activecampaign.get("contacts/" + id, "").missing();
    }
}
