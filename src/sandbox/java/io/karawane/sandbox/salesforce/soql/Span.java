package io.karawane.sandbox.salesforce.soql;

import java.util.function.Predicate;

/**
 * What a literal stands for on the scale of its field: a point, or a stretch of time such as {@code TODAY}.
 *
 * @param to the first value after it; null if it is the point {@code from}
 */
record Span(Comparable<Object> from, Comparable<Object> to) {

    @SuppressWarnings("unchecked")
    static Span point(Object value) {
        return new Span((Comparable<Object>) value, null);
    }

    @SuppressWarnings("unchecked")
    static Span between(Object from, Object to) {
        return new Span((Comparable<Object>) from, (Comparable<Object>) to);
    }

    private boolean before(Object value) {
        return from.compareTo(value) > 0;
    }

    private boolean after(Object value) {
        return to == null ? from.compareTo(value) < 0 : to.compareTo(value) <= 0;
    }

    boolean contains(Object value) {
        return value != null && !before(value) && !after(value);
    }

    /** An empty field is neither less nor greater than anything. */
    Predicate<Object> compare(String operator) {
        return switch (operator) {
            case "<" -> value -> value != null && before(value);
            case "<=" -> value -> value != null && !after(value);
            case ">" -> value -> value != null && after(value);
            default -> value -> value != null && !before(value);
        };
    }
}
