package io.karawane.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** How much of what is sown; IllegalArgumentException says what is wrong with it. */
public record Plan(int leads, int contacts, int accounts, int activecampaignContacts, int overlap, long seed) {
    private static final int MOST = 2_000_000;
    private static final Set<String> WORDS =
            Set.of("leads", "contacts", "accounts", "activecampaignContacts", "overlap", "seed");

    public Plan {
        int shared = Math.min(activecampaignContacts, SalesforceSeed.emails(leads) + SalesforceSeed.emails(contacts));
        if (overlap > shared) {
            throw new IllegalArgumentException(
                    "'overlap' is " + overlap + ", but only " + shared
                            + " people can be in both: as many as activecampaignContacts, and as leads and contacts with e-mail");
        }
    }

    public static Plan read(JsonNode body, long usualSeed) {
        if (!body.isObject()) {
            throw new IllegalArgumentException("not an object: " + body);
        }
        body.fieldNames().forEachRemaining(word -> {
            if (!WORDS.contains(word)) {
                throw new IllegalArgumentException("unknown word '" + word + "', known: " + WORDS);
            }
        });
        return new Plan(
                count(body, "leads"),
                count(body, "contacts"),
                count(body, "accounts"),
                count(body, "activecampaignContacts"),
                count(body, "overlap"),
                seed(body.path("seed"), usualSeed));
    }

    private static int count(JsonNode body, String word) {
        if (!body.has(word)) {
            return 0;
        }
        JsonNode number = body.get(word);
        if (!number.isIntegralNumber() || !number.canConvertToInt() || number.asInt() < 0 || number.asInt() > MOST) {
            throw new IllegalArgumentException(
                    "'" + word + "' must be a whole number from 0 to " + MOST + ", not " + number);
        }
        return number.asInt();
    }

    private static long seed(JsonNode seed, long usual) {
        if (seed.isMissingNode()) {
            return usual;
        }
        if (!seed.isIntegralNumber() || !seed.canConvertToLong()) {
            throw new IllegalArgumentException("'seed' must be a whole number, not " + seed);
        }
        return seed.asLong();
    }
}
