package io.karawane.mapping.type;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Several values in one field: {@code a;b} in Salesforce, {@code ||a||b||} or a list in ActiveCampaign. */
final class Choices {
    private static final String SEMICOLON = ";";
    private static final String BARS = "||";

    private Choices() {}

    static List<String> ofSalesforce(String text) {
        return split(text, SEMICOLON);
    }

    static List<String> ofActiveCampaign(Object value) {
        return value instanceof Collection<?> values
                ? values.stream()
                        .map(Object::toString)
                        .map(String::strip)
                        .filter(Predicate.not(String::isEmpty))
                        .toList()
                : split(Text.of(value), BARS);
    }

    private static List<String> split(String text, String mark) {
        return Arrays.stream(text.split(java.util.regex.Pattern.quote(mark)))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    static String forSalesforce(List<String> values) {
        return joined(values, SEMICOLON, "", "");
    }

    static String forActiveCampaign(List<String> values) {
        return values.isEmpty() ? "" : joined(values, BARS, BARS, BARS);
    }

    private static String joined(List<String> values, String mark, String before, String after) {
        if (values.stream().anyMatch(value -> value.contains(mark))) {
            throw new Unfit("a choice contains " + mark + ", which parts the choices there");
        }
        return before + String.join(mark, values) + after;
    }

    /**
     * The option that is meant: by its value, else by value or label whatever the case.
     *
     * @throws Unfit if the field is restricted to its options and this is none
     */
    static String pick(Field field, String value) {
        if (field.options().isEmpty()) {
            return value;
        }
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .or(() -> field.options().stream()
                        .filter(option -> option.value().equalsIgnoreCase(value)
                                || option.label().equalsIgnoreCase(value))
                        .findFirst())
                .map(Field.Option::value)
                .orElseGet(() -> {
                    if (field.restricted()) {
                        throw new Unfit("not one of the field's choices");
                    }
                    return value;
                });
    }
}
