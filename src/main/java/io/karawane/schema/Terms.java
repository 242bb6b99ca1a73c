package io.karawane.schema;

import io.karawane.mapping.Mappings;
import io.karawane.settings.Sync;

/**
 * By what a record travels: the mappings and {@code sync.yaml} as they were when it was claimed. A reload makes new
 * terms; what is under way keeps its own to the end.
 *
 * @param mappings with types as far as these are known
 */
public record Terms(Mappings mappings, Sync sync) {

    /** The same for all terms that say the same; records of one batch have it in common. */
    public String version() {
        return mappings.version() + Integer.toHexString(sync.hashCode());
    }

    /** Of the mapping by which that object's records go, and of its account's if that travels with it. */
    public String mappingVersion(String object) {
        String own = mappings.of(object).version();
        return object.equals("Contact") && sync.accounts()
                ? own + "-" + mappings.of("Account").version()
                : own;
    }
}
