package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Switches;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The options of choice fields, and what becomes of a value that is none of them: no source settles that. */
final class FieldOptions {
    private static final Set<String> CHOICES = Set.of("dropdown", "radio", "checkbox", "listbox");
    private static final String SEPARATOR = "||";

    private final Store store;
    private final Switches switches;

    FieldOptions(Store store, Switches switches) {
        this.store = store;
        this.switches = switches;
        switches.declare("unknownOptions", "stored");
    }

    /** @return what is kept of {@code value}: one option plain, several as {@code ||a||b||} */
    String accepted(int field, String value) {
        String unknown = switches.text("unknownOptions");
        if (unknown.equals("stored") || value.isEmpty() || !isChoice(field)) {
            return value;
        }
        Set<String> known = known(field);
        boolean many = value.startsWith(SEPARATOR);
        List<String> sent = many
                ? Arrays.stream(value.split("\\|\\|"))
                        .filter(part -> !part.isEmpty())
                        .toList()
                : List.of(value);
        List<String> kept = sent.stream().filter(known::contains).toList();
        if (unknown.equals("refused") && kept.size() < sent.size()) {
            throw ApiError.invalid("field_invalid", "The value is not one of the field's options.", "fieldValues");
        }
        if (kept.isEmpty()) {
            return "";
        }
        return many ? SEPARATOR + String.join(SEPARATOR, kept) + SEPARATOR : kept.get(0);
    }

    private boolean isChoice(int field) {
        return store.fields
                .find(String.valueOf(field))
                .filter(row -> CHOICES.contains(row.path("type").asText()))
                .isPresent();
    }

    private Set<String> known(int field) {
        return store.fieldOptions.where("field", String.valueOf(field)).stream()
                .map(row -> row.path("value"))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }
}
