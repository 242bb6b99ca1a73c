package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A contact as it was read.
 *
 * @param values in the form that mappings use
 * @param hasAccount whether it belongs to an account
 * @param updatedAt when it was last changed, null if unknown
 */
public record Contact(String id, String email, Map<String, Object> values, boolean hasAccount, Instant updatedAt) {

    /** @param fieldValues custom values by personalisation tag */
    static Contact of(JsonNode json, Map<String, String> fieldValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("email", json.path("email").asText(""));
        values.put("firstName", json.path("firstName").asText(""));
        values.put("lastName", json.path("lastName").asText(""));
        values.put("phone", json.path("phone").asText(""));
        values.put("account", json.path("orgname").asText(""));
        values.put("fields", fieldValues);
        return new Contact(
                json.path("id").asText(),
                json.path("email").asText(""),
                values,
                !json.path("accountContacts").isEmpty(),
                time(json.path("udate").asText("")));
    }

    /** Always with an offset, which is not that of the account's own zone. */
    static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The name of its account, empty if unknown. */
    public String account() {
        return (String) values.get("account");
    }

    public Contact withAccount(String name) {
        Map<String, Object> named = new LinkedHashMap<>(values);
        named.put("account", name);
        return new Contact(id, email, named, true, updatedAt);
    }

    /** It is known to belong to an account: answers to writes do not say so. */
    public Contact withAccount() {
        return new Contact(id, email, values, true, updatedAt);
    }
}
