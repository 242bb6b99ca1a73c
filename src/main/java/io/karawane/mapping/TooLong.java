package io.karawane.mapping;

/** What happens to a text longer than its target: refuse the record, cut the text, or leave the field out. */
public enum TooLong {
    FAIL,
    TRUNCATE,
    SKIP_FIELD
}
