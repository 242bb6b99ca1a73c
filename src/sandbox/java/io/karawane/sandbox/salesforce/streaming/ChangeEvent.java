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

/** The same change of one or more records of one transaction. */
record ChangeEvent(
        ObjectType type,
        Kind kind,
        List<String> recordIds,
        List<String> changed,
        List<String> nulled,
        Map<String, Object> values) {
    /** The objects that an administrator selected for change data capture. */
    static final Set<String> SELECTED = Set.of("Account", "Contact", "Lead");

    private static final Set<String> UNTOLD = Set.of("Id", "IsDeleted", "SystemModstamp", "MasterRecordId");

    private record Same(ObjectType type, Kind kind, Map<String, Object> values) {}

    /** Identical updates, and deletions, of several records become one event. */
    static List<ChangeEvent> of(List<Change> changes) {
        List<ChangeEvent> events = new ArrayList<>();
        Map<Same, ChangeEvent> mergeable = new LinkedHashMap<>();
        for (Change change : changes) {
            ChangeEvent event = of(change);
            if (!SELECTED.contains(event.type().name())) {
                continue;
            }
            Same same = new Same(event.type(), event.kind(), event.values());
            ChangeEvent earlier = event.kind() == Kind.CREATE ? null : mergeable.putIfAbsent(same, event);
            if (earlier == null) {
                events.add(event);
            } else {
                earlier.recordIds().addAll(event.recordIds());
            }
        }
        return events;
    }

    private static ChangeEvent of(Change change) {
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
        return new ChangeEvent(row.type(), change.kind(), new ArrayList<>(List.of(row.id())), changed, nulled, values);
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
        return fields.stream()
                .filter(f -> !UNTOLD.contains(f.name()) && !f.calculated())
                .toList();
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
