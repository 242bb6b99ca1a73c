package io.karawane.schema;

import io.karawane.mapping.Catalogue;
import java.time.Instant;
import java.util.Map;

/**
 * What is known of the fields that mappings join.
 *
 * @param readAt when both services were asked; the epoch if never
 * @param catalogues by the name of the mapping
 */
public record Known(Instant readAt, Map<String, Catalogue> catalogues) {
    static final Known NOTHING = new Known(Instant.EPOCH, Map.of());

    public Known {
        catalogues = Map.copyOf(catalogues);
    }

    public boolean isNothing() {
        return catalogues.isEmpty();
    }
}
