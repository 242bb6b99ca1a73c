package io.karawane.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What both services hold. */
public final class Dump {
    final Map<String, JsonNode> records = new LinkedHashMap<>();
    final Map<String, JsonNode> contacts = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> contactsByEmail = new HashMap<>();
    private final Map<String, List<JsonNode>> recordsByContact = new LinkedHashMap<>();
    private final Map<String, List<String>> tags = new HashMap<>();

    /** @param dump of the sandbox */
    public Dump(JsonNode dump) {
        for (String object : List.of("Lead", "Contact")) {
            for (JsonNode record : dump.path("salesforce").path(object)) {
                records.put(record.path("Id").asText(), record);
                if (!record.path("IsConverted").asBoolean() && !id(record).isEmpty()) {
                    add(recordsByContact, object + " " + id(record), record);
                }
            }
        }
        JsonNode activecampaign = dump.path("activecampaign");
        for (JsonNode contact : activecampaign.path("contacts")) {
            contacts.put(contact.path("id").asText(), contact);
            add(contactsByEmail, email(contact), contact);
        }
        Map<String, String> names = new HashMap<>();
        activecampaign
                .path("tags")
                .forEach(tag ->
                        names.put(tag.path("id").asText(), tag.path("tag").asText()));
        activecampaign
                .path("contactTags")
                .forEach(tag -> add(
                        tags,
                        tag.path("contact").asText(),
                        names.get(tag.path("tag").asText())));
    }

    private static <T> void add(Map<String, List<T>> map, String key, T value) {
        map.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
    }

    List<JsonNode> ofEmail(String email) {
        return contactsByEmail.getOrDefault(email.toLowerCase(Locale.ROOT), List.of());
    }

    /** Records that carry the id of a contact. */
    public List<JsonNode> carriers(String object, String contact) {
        return recordsByContact.getOrDefault(object + " " + contact, List.of());
    }

    Map<String, List<JsonNode>> carriers() {
        return recordsByContact;
    }

    public boolean hasTag(String contact, String tag) {
        return tags.getOrDefault(contact, List.of()).contains(tag);
    }

    /** The ActiveCampaign id that a record carries, empty if none. */
    public String carried(String record) {
        return records.containsKey(record) ? id(records.get(record)) : "";
    }

    /** Whether the record carries id and status, and both sides hold this of it. */
    public boolean isInStep(String record, String email, Face face) {
        JsonNode contact = contacts.get(carried(record));
        return contact != null
                && status(records.get(record)).equals("Successfully synced")
                && email(contact).equals(email.toLowerCase(Locale.ROOT))
                && ofRecord(records.get(record)).equals(face)
                && ofContact(contact).equals(face);
    }

    static String email(JsonNode contact) {
        return contact.path("email").asText().toLowerCase(Locale.ROOT);
    }

    static String id(JsonNode record) {
        return record.path("ActiveCampaign_ID__c").asText("");
    }

    static String status(JsonNode record) {
        return record.path("ActiveCampaign_Sync_Status__c").asText("");
    }

    static Face ofRecord(JsonNode record) {
        return new Face(text(record, "FirstName"), text(record, "LastName"), text(record, "Phone"));
    }

    static Face ofContact(JsonNode contact) {
        return new Face(text(contact, "firstName"), text(contact, "lastName"), text(contact, "phone"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
