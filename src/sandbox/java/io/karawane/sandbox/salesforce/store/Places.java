package io.karawane.sandbox.salesforce.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** State and country picklists: the countries of ISO 3166 by their English names, and the states of some. */
final class Places {
    private static final Set<String> COUNTRIES = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private static final Map<String, List<String>> STATES = states();

    static {
        for (String code : Locale.getISOCountries()) {
            COUNTRIES.add(new Locale("", code).getDisplayCountry(Locale.ENGLISH));
        }
    }

    private Places() {}

    private static Map<String, List<String>> states() {
        try (InputStream resource = Places.class.getResourceAsStream("/io/karawane/sandbox/salesforce/states.json")) {
            return new ObjectMapper().readValue(resource, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the states", e);
        }
    }

    /** @throws ApiError FIELD_INTEGRITY_EXCEPTION if a country or state that is set is not on the list */
    static void check(ObjectType type, Row before, Map<Field, Object> values) {
        values.forEach((field, value) -> {
            String compound = field.compound() == null || value == null ? "" : field.compound();
            if (compound.endsWith(".Country") && !COUNTRIES.contains(value.toString())) {
                throw refused(
                        field,
                        "There's a problem with this country, even though it may appear correct."
                                + " Please select a country/territory from the list of valid countries.");
            }
            if (compound.endsWith(".State")) {
                requireState(field, value.toString(), country(type, before, values, compound));
            }
        });
    }

    private static Object country(ObjectType type, Row before, Map<Field, Object> values, String state) {
        String name = state.replace(".State", ".Country");
        Field country = type.fields().stream()
                .filter(field -> name.equals(field.compound()))
                .findFirst()
                .orElseThrow();
        return values.containsKey(country) || before == null ? values.get(country) : before.get(country);
    }

    private static void requireState(Field field, String state, Object country) {
        if (country == null) {
            throw refused(field, "A country/territory must be specified before specifying a state value for field");
        }
        if (STATES.getOrDefault(country.toString(), List.of()).stream().noneMatch(state::equalsIgnoreCase)) {
            throw refused(
                    field,
                    "There's a problem with this state, even though it may appear correct."
                            + " Please select a state from the list of valid states.");
        }
    }

    private static ApiError refused(Field field, String message) {
        return new ApiError("FIELD_INTEGRITY_EXCEPTION", message + ": " + field.label(), field.name());
    }
}
