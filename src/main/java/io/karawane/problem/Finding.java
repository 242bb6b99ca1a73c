package io.karawane.problem;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/**
 * One mistake in a configuration file.
 *
 * @param line from 1
 * @param column from 1
 * @param code stable word for programs, such as {@code unknown-word}
 * @param text what is wrong
 * @param hint what to do
 */
public record Finding(Path file, int line, int column, Level level, String code, String text, String hint)
        implements Comparable<Finding> {

    /** Errors keep a configuration from being used, warnings do not. */
    public enum Level {
        ERROR,
        WARNING
    }

    private static final Comparator<Finding> READING_ORDER =
            Comparator.comparing(Finding::file).thenComparing(Finding::line).thenComparing(Finding::column);

    /** An error. */
    public Finding(Path file, int line, int column, String code, String text, String hint) {
        this(file, line, column, Level.ERROR, code, text, hint);
    }

    public boolean isError() {
        return level == Level.ERROR;
    }

    /** For programs: all of it by name. */
    public Map<String, Object> values() {
        return Map.of(
                "file", file.toString(),
                "line", line,
                "column", column,
                "level", word(),
                "code", code,
                "text", text,
                "hint", hint);
    }

    private String word() {
        return level.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(Finding other) {
        return READING_ORDER
                .thenComparing(Finding::code)
                .thenComparing(Finding::text)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return "%s:%d:%d %s %s %s%n  → %s".formatted(file, line, column, word(), code, text, hint);
    }
}
