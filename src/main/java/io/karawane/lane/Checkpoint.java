package io.karawane.lane;

import io.karawane.problem.Reason;

/**
 * One thing that a record has to pass on its way.
 *
 * @param name one or two words, such as {@code selection}
 * @param passed whether it does
 * @param reason why not, null where no reason code says it
 * @param words what was looked at, for the operator
 */
public record Checkpoint(String name, boolean passed, Reason reason, String words) {
    static Checkpoint passed(String name, String words) {
        return new Checkpoint(name, true, null, words);
    }

    static Checkpoint stopped(String name, String words) {
        return new Checkpoint(name, false, null, words);
    }

    /** Where a stage of the lane ends the record. */
    static Checkpoint ended(String name, Subject subject) {
        String field = subject.field() == null ? "" : subject.field() + " ";
        return new Checkpoint(
                name, false, subject.outcome(), (field + (subject.detail() == null ? "" : subject.detail())).strip());
    }
}
