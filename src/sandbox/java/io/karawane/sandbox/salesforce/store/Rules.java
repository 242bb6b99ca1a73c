package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a record must satisfy to be saved, in the order in which Salesforce complains. */
public final class Rules {
    private static final String PLACES = "stateCountryPicklists";

    private final Switches switches;
    private final DuplicateRules duplicates;
    private final Settings settings = new Settings();

    public Rules(Switches switches) {
        switches.declare(DuplicateRules.SWITCH, "alert");
        switches.declare(PLACES, false);
        this.switches = switches;
        duplicates = new DuplicateRules(switches);
    }

    public Settings settings() {
        return settings;
    }

    /**
     * @param before null for a new record
     * @return the values to store
     * @throws ApiError for the first rule that is broken
     */
    Map<Field, Object> check(Transaction transaction, ObjectType type, Row before, Map<Field, Object> given) {
        Map<Field, Object> values = new LinkedHashMap<>();
        given.forEach((field, value) ->
                values.put(field, value instanceof ForeignKey key ? key.resolve(transaction) : value));
        requireFields(type, before, values);
        values.replaceAll((field, value) -> value == null ? null : FieldRule.check(field, value));
        values.forEach((field, value) -> {
            if (value != null && field.references() != null) {
                requireTarget(transaction, field, value.toString());
            }
            if (value != null && field.unique()) {
                requireUnique(transaction, type, before, field, value);
            }
        });
        if (switches.on(PLACES)) {
            Places.check(type, before, values);
        }
        return values;
    }

    /** The administrator's rules, which see the record as it would stand. */
    void judge(Store store, Origin origin, Row before, Row row) {
        settings.validate(row);
        duplicates.check(store, origin, before, row);
    }

    /** @throws ApiError UNABLE_TO_LOCK_ROW if someone else works on that row; a person at the screen is never refused */
    void requireUnlocked(Origin origin, String id) {
        if (origin != Origin.UI) {
            settings.requireUnlocked(id);
        }
    }

    private static void requireFields(ObjectType type, Row before, Map<Field, Object> values) {
        List<String> missing = type.fields().stream()
                .filter(Field::required)
                .filter(f -> before == null || values.containsKey(f))
                .filter(f -> values.get(f) == null)
                .map(Field::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new ApiError(
                    "REQUIRED_FIELD_MISSING",
                    "Required fields are missing: " + missing,
                    missing.toArray(String[]::new));
        }
    }

    private void requireTarget(Transaction transaction, Field field, String id) {
        if (!id.startsWith(transaction.type(field.references()).prefix())) {
            throw new ApiError(
                    "FIELD_INTEGRITY_EXCEPTION", field.label() + ": id value of incorrect type: " + id, field.name());
        }
        Row target = transaction.find(field.references(), id);
        if (target == null) {
            throw new ApiError("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.name());
        }
        if (target.deleted()) {
            throw new ApiError("ENTITY_IS_DELETED", "entity is deleted", field.name());
        }
        requireUnlocked(transaction.origin(), target.id());
    }

    private static void requireUnique(Transaction transaction, ObjectType type, Row before, Field field, Object value) {
        transaction.find(type, field, value).stream()
                .filter(row -> before == null || !Objects.equals(row.id(), before.id()))
                .findFirst()
                .ifPresent(row -> {
                    throw new ApiError(
                            "DUPLICATE_VALUE",
                            "duplicate value found: " + field.name() + " duplicates value on record with id: "
                                    + row.id().substring(0, 15),
                            new String[0]);
                });
    }
}
