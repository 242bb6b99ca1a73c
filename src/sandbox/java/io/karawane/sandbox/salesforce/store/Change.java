package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.Field;
import java.util.List;

/**
 * What one write did to one record.
 *
 * @param fields those that a change event tells: the set ones of a new record, else those that differ
 */
public record Change(Kind kind, Row row, List<Field> fields) {
    /** {@code changeType} of a change event. */
    public enum Kind {
        CREATE,
        UPDATE,
        DELETE,
        UNDELETE
    }
}
