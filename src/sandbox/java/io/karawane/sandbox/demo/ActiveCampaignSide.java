package io.karawane.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What ActiveCampaign holds, by what the comparison asks for. */
final class ActiveCampaignSide {
    private final Map<String, List<JsonNode>> byEmail = new HashMap<>();
    private final Map<String, JsonNode> byId = new HashMap<>();
    private final Map<String, Set<String>> tags = new HashMap<>();
    private final Map<String, String> accounts = new HashMap<>();

    ActiveCampaignSide(JsonNode dump) {
        for (JsonNode contact : dump.path("contacts")) {
            byId.put(Text.of(contact, "id"), contact);
            byEmail.computeIfAbsent(Text.email(contact, "email"), email -> new ArrayList<>())
                    .add(contact);
        }
        Map<String, String> tagNames = names(dump.path("tags"), "tag");
        for (JsonNode row : dump.path("contactTags")) {
            tags.computeIfAbsent(Text.of(row, "contact"), contact -> new HashSet<>())
                    .add(tagNames.get(Text.of(row, "tag")));
        }
        Map<String, String> accountNames = names(dump.path("accounts"), "name");
        for (JsonNode row : dump.path("accountContacts")) {
            accounts.put(Text.of(row, "contact"), accountNames.get(Text.of(row, "account")));
        }
    }

    private static Map<String, String> names(JsonNode rows, String name) {
        Map<String, String> names = new HashMap<>();
        rows.forEach(row -> names.put(Text.of(row, "id"), Text.of(row, name)));
        return names;
    }

    List<JsonNode> ofEmail(String email) {
        return byEmail.getOrDefault(email, List.of());
    }

    JsonNode contact(String id) {
        return byId.get(id);
    }

    Collection<List<JsonNode>> peopleByEmail() {
        return byEmail.values();
    }

    boolean hasTag(String contact, String tag) {
        return tags.getOrDefault(contact, Set.of()).contains(tag);
    }

    /** The name of the account that this contact belongs to, empty if there is none. */
    String account(String contact) {
        return accounts.getOrDefault(contact, "");
    }
}
