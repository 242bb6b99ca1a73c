package io.karawane.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** How much of what is sown. */
public record Plan(int leads, int contacts, int accounts, int activecampaignContacts, int overlap, long seed) {
    private static final Set<String> WORDS =
            Set.of("leads", "contacts", "accounts", "activecampaignContacts", "overlap", "seed");

    public static Plan read(JsonNode body, long usualSeed) {
        body.fieldNames().forEachRemaining(word -> {
            if (!WORDS.contains(word)) {
                throw new IllegalArgumentException("unknown word '" + word + "', known: " + WORDS);
            }
        });
        return new Plan(
                body.path("leads").asInt(),
                body.path("contacts").asInt(),
                body.path("accounts").asInt(),
                body.path("activecampaignContacts").asInt(),
                body.path("overlap").asInt(),
                body.path("seed").asLong(usualSeed));
    }
}
