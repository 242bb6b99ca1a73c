package io.karawane.mapping;

/** What a blank source does to the target: nothing, empty it as well, or refuse the record. */
public enum OnEmpty {
    KEEP,
    CLEAR,
    FAIL
}
