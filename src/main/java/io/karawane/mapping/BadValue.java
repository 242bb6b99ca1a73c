package io.karawane.mapping;

/** What happens to a value that its target cannot hold: refuse the record, or leave the field out. */
public enum BadValue {
    FAIL,
    SKIP_FIELD
}
