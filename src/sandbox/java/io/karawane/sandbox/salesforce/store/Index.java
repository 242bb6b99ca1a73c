package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which records hold a value in one text field; case does not count. Deleted records stay listed. */
final class Index {
    private final Field field;
    private final Map<String, List<String>> ids = new ConcurrentHashMap<>();

    Index(Field field) {
        this.field = field;
    }

    static String key(Object value) {
        return value.toString().toLowerCase(Locale.ROOT);
    }

    List<String> find(Object value) {
        return ids.getOrDefault(key(value), List.of());
    }

    void replace(Row before, Row after) {
        Object old = before == null ? null : before.get(field);
        Object now = after.get(field);
        if (old != null && !old.equals(now)) {
            ids.computeIfPresent(key(old), (k, list) -> without(list, after.id()));
        }
        if (now != null && !now.equals(old)) {
            ids.merge(key(now), List.of(after.id()), Index::joined);
        }
    }

    void forget(Row row) {
        if (row.get(field) != null) {
            ids.computeIfPresent(key(row.get(field)), (k, list) -> without(list, row.id()));
        }
    }

    private static List<String> without(List<String> list, String id) {
        List<String> rest = new ArrayList<>(list);
        rest.remove(id);
        return rest.isEmpty() ? null : List.copyOf(rest);
    }

    private static List<String> joined(List<String> left, List<String> right) {
        List<String> both = new ArrayList<>(left);
        both.addAll(right);
        return List.copyOf(both);
    }
}
