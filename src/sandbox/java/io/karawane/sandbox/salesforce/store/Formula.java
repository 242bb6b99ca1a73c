package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.Field;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a formula field: its words, with the values of the fields that it names in braces. */
final class Formula {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private Formula() {}

    /** @return null if nothing is left but blanks */
    static String of(Field field, Row row) {
        String text = NAME.matcher(field.formula()).replaceAll(found -> {
            Object value = row.get(found.group(1));
            return value == null ? "" : Matcher.quoteReplacement(value.toString());
        });
        return text.isBlank() ? null : text.strip();
    }
}
