package io.karawane.problem;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * One mistake in a configuration file.
 *
 * @param line from 1
 * @param column from 1
 * @param code stable word for programs, such as {@code unknown-word}
 * @param text what is wrong
 * @param hint what to do
 */
public record Finding(Path file, int line, int column, String code, String text, String hint)
        implements Comparable<Finding> {

    private static final Comparator<Finding> READING_ORDER =
            Comparator.comparing(Finding::file).thenComparing(Finding::line).thenComparing(Finding::column);

    @Override
    public int compareTo(Finding other) {
        return READING_ORDER
                .thenComparing(Finding::code)
                .thenComparing(Finding::text)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return "%s:%d:%d error %s %s%n  → %s".formatted(file, line, column, code, text, hint);
    }
}
