package io.karawane.check;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the application offers to routes by name.
 *
 * @param beans with their classes
 * @param properties for placeholders
 * @param functions of placeholders, such as {@code cursor} in {@code {{cursor:stream/Lead}}}
 * @param doors routes that Java calls
 * @param components names that it gives to components, with the scheme of each
 */
public record Offer(
        Map<String, Class<?>> beans,
        Map<String, String> properties,
        Set<String> functions,
        Set<String> doors,
        Map<String, String> components) {
    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)}}");

    /** The value of a placeholder; null if it has none. */
    String value(String placeholder) {
        if (placeholder.startsWith("?")) {
            return "";
        }
        int colon = placeholder.indexOf(':');
        String key = colon < 0 ? placeholder : placeholder.substring(0, colon);
        String rest = colon < 0 ? null : placeholder.substring(colon + 1);
        return switch (key) {
            case "env" -> orDefault(rest, System::getenv);
            case "sys" -> orDefault(rest, System::getProperty);
            default -> functions.contains(key) ? "1" : properties.getOrDefault(key, rest);
        };
    }

    private static String orDefault(String rest, UnaryOperator<String> values) {
        if (rest == null) {
            return null;
        }
        String[] parts = rest.split(":", 2);
        String value = values.apply(parts[0]);
        return value == null && parts.length > 1 ? parts[1] : value;
    }

    /** The text with all placeholders that have a value replaced. */
    String resolved(String text) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        return placeholder.replaceAll(found -> {
            String value = value(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }
}
