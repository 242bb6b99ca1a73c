package io.karawane.salesforce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SOQL text. Only the literals are data; names of objects and fields come from files that were checked. */
public final class Soql {
    // URI and headers may have 16,384 bytes together; the token and what the component adds stay below 4 kB.
    private static final int LONGEST_QUERY = 12_000;

    private Soql() {}

    /** A quoted text literal. */
    public static String text(String value) {
        StringBuilder quoted = new StringBuilder("'");
        for (char c : value.toCharArray()) {
            switch (c) {
                case '\\' -> quoted.append("\\\\");
                case '\'' -> quoted.append("\\'");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(Character.isISOControl(c) ? String.format("\\u%04X", (int) c) : c);
            }
        }
        return quoted.append('\'').toString();
    }

    /** A LIKE literal for a text that stands for itself, wildcards and all, anything after it. */
    static String pattern(String before, String value) {
        String quoted = text(value).replace("%", "\\%").replace("_", "\\_");
        return "'" + before + quoted.substring(1, quoted.length() - 1) + "%'";
    }

    public static String select(Collection<String> fields, String object, String condition) {
        return "SELECT " + String.join(", ", fields) + " FROM " + object + " WHERE " + condition;
    }

    /** Literals as the list of an {@code IN}. */
    public static String list(Collection<String> values) {
        return values.stream().map(Soql::text).collect(Collectors.joining(",", "(", ")"));
    }

    /**
     * One query over all items, or as many as the limit of the encoded URI asks for; none for no items.
     *
     * @param query makes the query for some of the items
     */
    public static <T> List<String> queries(List<T> items, Function<List<T>, String> query) {
        if (items.isEmpty()) {
            return List.of();
        }
        String whole = query.apply(items);
        if (items.size() == 1 || encodedLength(whole) <= LONGEST_QUERY) {
            return List.of(whole);
        }
        int half = items.size() / 2;
        List<String> queries = new ArrayList<>(queries(items.subList(0, half), query));
        queries.addAll(queries(items.subList(half, items.size()), query));
        return queries;
    }

    private static int encodedLength(String text) {
        return encoded(text).length();
    }

    /** As part of a URI. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
