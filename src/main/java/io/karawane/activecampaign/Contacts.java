package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Contacts: read by id or address, created or changed one by one. Values come in the form that mappings use. */
public final class Contacts {
    private static final int PAGE = 100;
    private static final int ALWAYS = 0;
    /** In days. */
    private static final int[] SPANS = {2, 30, 365, ALWAYS};

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
                contacts.put(id, contact(json, custom, answer));
            }
        }
        return contacts;
    }

    /** The contact of exactly this address, or null. @param custom whether its custom values are needed */
    public Contact ofEmail(String email, boolean custom) {
        String query = "email=" + ActiveCampaign.encode(email.strip()) + (custom ? "&include=fieldValues" : "");
        JsonNode answer = activecampaign.read("contacts", query);
        for (JsonNode json : answer.path("contacts")) {
            if (json.path("email").asText().equalsIgnoreCase(email.strip())) {
                return contact(json, custom, answer);
            }
        }
        return null;
    }

    private Contact contact(JsonNode json, boolean custom, JsonNode answer) {
        String id = json.path("id").asText();
        return Contact.of(json, custom ? fields.values(id, answer.path("fieldValues")) : Map.of());
    }

    /**
     * Contacts that were changed last, the latest first. ActiveCampaign cannot sort by that, so the shortest span of
     * days is looked for that has enough of them: of many changed in it, those that were created last are taken.
     */
    public List<Contact> latest(int most) {
        List<Contact> latest = List.of();
        for (int days : SPANS) {
            latest = changedWithin(days, most);
            if (latest.size() >= most) {
                break;
            }
        }
        return latest.stream()
                .sorted(Comparator.comparing(
                        Contact::updatedAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder())))
                .toList();
    }

    private List<Contact> changedWithin(int days, int most) {
        String changed = days == ALWAYS
                ? ""
                : "&filters%5Bupdated_after%5D=" + LocalDate.now(ZoneOffset.UTC).minusDays(days);
        List<Contact> found = new ArrayList<>();
        JsonNode page;
        do {
            String query = "orders%5Bid%5D=DESC&limit=" + Math.min(PAGE, most - found.size()) + "&offset="
                    + found.size() + changed;
            page = activecampaign.read("contacts", query).path("contacts");
            page.forEach(json -> found.add(Contact.of(json, Map.of())));
        } while (page.size() == PAGE && found.size() < most);
        return found;
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
