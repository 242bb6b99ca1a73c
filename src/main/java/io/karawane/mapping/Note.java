package io.karawane.mapping;

import io.karawane.problem.Reason;

/**
 * What became of one field other than being written as it is, for the journal.
 *
 * @param reason {@code too-long} and {@code bad-value}: cut or left out; {@code kept}: the target's value won
 * @param field the target's name of it
 * @param offered the losing value, null unless kept
 * @param kept the winning value, null unless kept
 */
public record Note(Reason reason, String field, String offered, String kept) {
    static Note of(Reason reason, String field) {
        return new Note(reason, field, null, null);
    }

    /** Without the values, which may be personal. */
    @Override
    public String toString() {
        return reason.code() + " " + field;
    }
}
