package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Rows of one kind by id, and by every attribute that an index was declared for. */
final class Table {
    private final String model;
    private final NavigableMap<Long, ObjectNode> rows = new TreeMap<>();
    private final Map<String, Index> indexes = new HashMap<>();
    private long last;

    private record Index(String attribute, Map<String, NavigableMap<Long, ObjectNode>> rows) {
        void add(long id, ObjectNode row) {
            rows.computeIfAbsent(row.path(attribute).asText(), k -> new TreeMap<>())
                    .put(id, row);
        }

        void remove(long id, ObjectNode row) {
            rows.computeIfPresent(row.path(attribute).asText(), (k, found) -> {
                found.remove(id);
                return found.isEmpty() ? null : found;
            });
        }
    }

    /** @param model the name that the API gives such a row in its error messages */
    Table(String model, String... indexed) {
        this.model = model;
        for (String attribute : indexed) {
            indexes.put(attribute, new Index(attribute, new HashMap<>()));
        }
    }

    ObjectNode insert(ObjectNode row) {
        return insert(++last, row);
    }

    ObjectNode insert(long id, ObjectNode row) {
        last = Math.max(last, id);
        row.put("id", String.valueOf(id));
        rows.put(id, row);
        indexes.values().forEach(index -> index.add(id, row));
        return row;
    }

    Optional<ObjectNode> find(String id) {
        try {
            return Optional.ofNullable(rows.get(Long.valueOf(id)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    ObjectNode get(String id) {
        return find(id).orElseThrow(() -> ApiError.notFound(model, id));
    }

    /** Rows in the order of their ids. */
    List<ObjectNode> where(String index, String value) {
        NavigableMap<Long, ObjectNode> found = indexes.get(index).rows.get(value);
        return found == null ? List.of() : new ArrayList<>(found.values());
    }

    Optional<ObjectNode> first(String index, String value) {
        NavigableMap<Long, ObjectNode> found = indexes.get(index).rows.get(value);
        return found == null ? Optional.empty() : Optional.of(found.firstEntry().getValue());
    }

    Collection<ObjectNode> rows() {
        return rows.values();
    }

    /** Every change goes through here, so that the indexes follow. */
    void change(ObjectNode row, Consumer<ObjectNode> change) {
        long id = row.path("id").asLong();
        indexes.values().forEach(index -> index.remove(id, row));
        change.accept(row);
        indexes.values().forEach(index -> index.add(id, row));
    }

    void delete(ObjectNode row) {
        long id = row.path("id").asLong();
        rows.remove(id);
        indexes.values().forEach(index -> index.remove(id, row));
    }

    void deleteWhere(String index, String value) {
        where(index, value).forEach(this::delete);
    }

    void clear() {
        rows.clear();
        indexes.values().forEach(index -> index.rows.clear());
        last = 0;
    }
}
