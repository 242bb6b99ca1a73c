package io.karawane.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that a mistyped one probably means. */
public final class Nearest {
    private Nearest() {}

    /** Within a third of the word's length, at least two edits; case does not count. */
    public static Optional<String> to(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        int most = Math.max(2, word.length() / 3);
        return known.stream()
                .filter(other -> distance(lower, other.toLowerCase(Locale.ROOT)) <= most)
                .min(Comparator.comparing(other -> distance(lower, other.toLowerCase(Locale.ROOT))));
    }

    /** A hint: the probable word if there is one, else all of them. */
    public static String hint(String word, Collection<String> known) {
        return to(word, known)
                .map(other -> "did you mean " + other + "?")
                .orElse("write one of: " + String.join(", ", known));
    }

    private static int distance(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = above[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(above[column], current[column - 1]) + 1);
            }
            above = current;
        }
        return above[right.length()];
    }
}
