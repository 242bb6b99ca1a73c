package io.karawane.schema;

import io.karawane.mapping.Catalogue;
import io.karawane.mapping.Mapping;
import io.karawane.settings.Sync;
import java.time.Instant;
import java.util.Map;

/**
 * What is known of the fields that mappings join.
 *
 * @param readAt when both services were asked; the epoch if never
 * @param catalogues by the name of the mapping
 */
public record Known(Instant readAt, Map<String, Catalogue> catalogues) {
    public static final Known NOTHING = new Known(Instant.EPOCH, Map.of());

    public Known {
        catalogues = Map.copyOf(catalogues);
    }

    public boolean isNothing() {
        return catalogues.isEmpty();
    }

    /** The fields that the mapping joins; null if they are not known, or if no record goes by it. */
    public Catalogue of(Mapping mapping, Sync sync) {
        Catalogue catalogue = catalogues.get(mapping.name());
        boolean matches = catalogue != null && mapping.joins(catalogue.object(), catalogue.kind());
        return matches && isUsed(mapping, sync) ? catalogue : null;
    }

    /** Whether records go by that mapping at all. */
    static boolean isUsed(Mapping mapping, Sync sync) {
        return !mapping.salesforce().equals("Account") || sync != null && sync.accounts();
    }
}
