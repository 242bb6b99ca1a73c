package io.karawane.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one Salesforce object holds, by what the comparison asks for. */
final class SalesforceSide {
    private static final Comparator<JsonNode> OLDEST_FIRST = Comparator.comparing(
                    (JsonNode row) -> Text.of(row, "CreatedDate"))
            .thenComparing(row -> Text.of(row, "Id"));

    private final String object;
    private final Map<String, JsonNode> byId = new HashMap<>();
    private final Map<String, List<JsonNode>> byActivecampaignId = new HashMap<>();
    private final Map<String, JsonNode> holders = new HashMap<>();
    private final Map<String, String> accountNames = new HashMap<>();

    /** @param seeded the records that compete for an e-mail: the oldest holds it, then the one of the lowest id */
    SalesforceSide(String object, JsonNode dump, Collection<String> seeded) {
        this.object = object;
        for (JsonNode row : dump.path(object)) {
            byId.put(Text.of(row, "Id"), row);
            String id = Text.of(row, "ActiveCampaign_ID__c");
            if (!id.isEmpty()) {
                byActivecampaignId.computeIfAbsent(id, key -> new ArrayList<>()).add(row);
            }
        }
        seeded.stream()
                .map(this::record)
                .filter(row -> !Text.email(row, "Email").isEmpty())
                .sorted(OLDEST_FIRST)
                .forEach(row -> holders.putIfAbsent(Text.email(row, "Email"), row));
        dump.path("Account").forEach(row -> accountNames.put(Text.of(row, "Id"), Text.of(row, "Name")));
    }

    String object() {
        return object;
    }

    JsonNode record(String id) {
        JsonNode row = byId.get(id);
        if (row == null) {
            throw new IllegalStateException(object + " " + id + " has vanished");
        }
        return row;
    }

    List<JsonNode> ofActivecampaignId(String id) {
        return byActivecampaignId.getOrDefault(id, List.of());
    }

    Collection<List<JsonNode>> byActivecampaignId() {
        return byActivecampaignId.values();
    }

    /** The record that stands for this e-mail, null if none does. */
    JsonNode holder(String email) {
        return holders.get(email);
    }

    /** What the default mapping pairs with the ActiveCampaign account. */
    String company(JsonNode row) {
        return object.equals("Lead")
                ? Text.of(row, "Company")
                : accountNames.getOrDefault(Text.of(row, "AccountId"), "");
    }
}
