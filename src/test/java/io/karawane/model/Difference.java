package io.karawane.model;

/** What is not as it must be. @param record the record's id, or that of the contact */
public record Difference(String record, String what, Object expected, Object found) {}
