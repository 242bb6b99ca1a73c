package io.karawane.settings;

import java.util.List;

/** A condition on a record, as a tree. */
public sealed interface Criterion {

    /** All, or any, of several. */
    record Several(boolean all, List<Criterion> parts) implements Criterion {}

    /** One field compared. */
    record Field(String name, Comparison comparison, Object value) implements Criterion {}

    /** The words of {@code sync.yaml}, and what they are in SOQL. */
    enum Comparison {
        IS("is", "="),
        IS_NOT("is-not", "!="),
        OVER("over", ">"),
        UNDER("under", "<"),
        AT_LEAST("at-least", ">="),
        AT_MOST("at-most", "<="),
        STARTS_WITH("starts-with", "LIKE"),
        CONTAINS("contains", "LIKE"),
        IN("in", "IN"),
        NOT_IN("not-in", "NOT IN");

        private final String word;
        private final String operator;

        Comparison(String word, String operator) {
            this.word = word;
            this.operator = operator;
        }

        public String word() {
            return word;
        }

        public String operator() {
            return operator;
        }
    }
}
