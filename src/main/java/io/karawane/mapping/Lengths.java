package io.karawane.mapping;

/** How long a text may be in each field of the target. */
@FunctionalInterface
public interface Lengths {
    Lengths UNKNOWN = field -> null;

    /** In characters (code points); null if unknown or unlimited. */
    Integer of(String field);
}
