package io.karawane.mapping.trial;

/**
 * Something that is not as a case expects it.
 *
 * @param field of the target, or {@code problem}, or {@code notes of} a field
 * @param expected for people
 * @param got likewise
 */
public record Difference(String field, String expected, String got) {
    @Override
    public String toString() {
        return "%s%n  - %s%n  + %s".formatted(field, expected, got);
    }
}
