package io.karawane.sandbox.salesforce.soql;

import java.util.function.IntUnaryOperator;

/**
 * What stands after LIKE: {@code %} is any text, {@code _} any character, a backslash takes their meaning away, case
 * does not count. The time to match never grows by more than the product of both lengths.
 */
final class Wildcards {
    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    private final int[] pattern;

    Wildcards(String text) {
        pattern = text.codePoints()
                .map(new Reader())
                .filter(one -> one != Reader.NOTHING)
                .toArray();
    }

    /** Gives each character its meaning, which depends on the one before. */
    private static final class Reader implements IntUnaryOperator {
        private static final int NOTHING = -3;
        private boolean escaped;

        @Override
        public int applyAsInt(int c) {
            if (!escaped && c == '\\') {
                escaped = true;
                return NOTHING;
            }
            int meaning = escaped ? folded(c) : c == '%' ? ANY_TEXT : c == '_' ? ANY_CHARACTER : folded(c);
            escaped = false;
            return meaning;
        }
    }

    private static int folded(int c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    boolean match(String found) {
        int[] text = found.codePoints().map(Wildcards::folded).toArray();
        int place = 0;
        int at = 0;
        int retryPlace = -1;
        int retryAt = -1;
        while (at < text.length) {
            if (place < pattern.length && pattern[place] == ANY_TEXT) {
                retryPlace = ++place;
                retryAt = at;
            } else if (place < pattern.length && (pattern[place] == ANY_CHARACTER || pattern[place] == text[at])) {
                place++;
                at++;
            } else if (retryPlace >= 0) {
                // Only the latest run needs to grow: what stands before it has matched already.
                place = retryPlace;
                at = ++retryAt;
            } else {
                return false;
            }
        }
        while (place < pattern.length && pattern[place] == ANY_TEXT) {
            place++;
        }
        return place == pattern.length;
    }
}
