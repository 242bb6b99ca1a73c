package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.Change;
import io.karawane.sandbox.salesforce.store.Change.Kind;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The same change of one or more records of one transaction.
 *
 * @param changed names of the fields that an update changed, parts of compound fields as {@code Name.LastName}
 * @param nulled those of them that became empty
 * @param values what is told of the fields, compound fields nested
 */
record ChangeEvent(
        ObjectType type,
        String changeType,
        List<String> recordIds,
        List<String> changed,
        List<String> nulled,
        Map<String, Object> values) {
    private static final Set<String> UNTOLD = Set.of("Id", "IsDeleted", "SystemModstamp", "MasterRecordId");

    static ChangeEvent of(Change change) {
        Row row = change.row();
        List<String> changed = new ArrayList<>();
        List<String> nulled = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : told(change)) {
            Object value = Value.event(row.get(field));
            put(values, field.eventName(), value);
            if (change.kind() == Kind.UPDATE) {
                changed.add(field.eventName());
                if (value == null) {
                    nulled.add(field.eventName());
                }
            }
        }
        List<String> ids = new ArrayList<>(List.of(row.id()));
        return new ChangeEvent(row.type(), change.kind().name(), ids, changed, nulled, values);
    }

    /** Tells that records of {@code type} changed, and nothing else. */
    static ChangeEvent overflow(ObjectType type, List<String> recordIds) {
        return new ChangeEvent(type, "GAP_OVERFLOW", recordIds, List.of(), List.of(), Map.of());
    }

    /** Names the records and the kind of change without saying what changed. */
    ChangeEvent gap() {
        return new ChangeEvent(type, "GAP_" + changeType, recordIds, List.of(), List.of(), Map.of());
    }

    boolean isGap() {
        return changeType.startsWith("GAP_");
    }

    private static List<Field> told(Change change) {
        Row row = change.row();
        List<Field> fields =
                switch (change.kind()) {
                    case DELETE -> List.of();
                    case UPDATE -> change.fields();
                    default ->
                        row.type().fields().stream()
                                .filter(f -> row.get(f) != null)
                                .toList();
                };
        return fields.stream().filter(ChangeEvent::tells).toList();
    }

    static boolean tells(Field field) {
        return !UNTOLD.contains(field.name()) && !field.calculated();
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> values, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            values.put(path, value);
        } else {
            Map<String, Object> compound = (Map<String, Object>)
                    values.computeIfAbsent(path.substring(0, dot), name -> new LinkedHashMap<String, Object>());
            compound.put(path.substring(dot + 1), value);
        }
    }
}
