package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Single contacts: created or changed by address, or changed by id. Values come in the form that mappings use. */
public final class Contacts {
    private final ActiveCampaign activecampaign;
    private final Fields fields;

    public Contacts(ActiveCampaign activecampaign, Fields fields) {
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

    /** Contacts by id as they are now, with their custom values; ids that are gone are left out. */
    public Map<String, JsonNode> read(List<String> ids, boolean withFields) {
        Map<String, JsonNode> contacts = new LinkedHashMap<>();
        activecampaign.contacts(ids, withFields ? "fieldValues" : null)
                .forEach(contact -> contacts.put(contact.path("id").asText(), contact));
        return contacts;
    }

    /** Whether ActiveCampaign says in so many words that the contact does not exist (any more). */
    public boolean isGone(String id) {
        return activecampaign.get("contacts/" + id, "").missing();
    }
}
