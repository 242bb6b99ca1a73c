package io.karawane.activecampaign;

import java.time.Instant;
import java.util.Map;

/**
 * An account.
 *
 * @param id null if unknown
 * @param values in the form that mappings use; null if only its id is known
 * @param updatedAt when it was last changed, null if unknown
 */
public record Account(String id, String name, Map<String, Object> values, Instant updatedAt) {

    /** One of which only contacts tell. */
    public static Account named(String name) {
        return new Account(null, name, Map.of("name", name), null);
    }

    /** One that need not be read. */
    public static Account known(String id) {
        return new Account(id, "", null, null);
    }
}
