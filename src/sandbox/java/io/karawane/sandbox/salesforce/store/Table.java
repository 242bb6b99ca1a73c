package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.RecordId;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** All records of one object, deleted ones too, in the order of their ids. Readers take no lock. */
public final class Table {
    private final ObjectType type;
    private final ConcurrentNavigableMap<String, Row> rows = new ConcurrentSkipListMap<>();
    private final Map<Field, Index> indexes = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    Table(ObjectType type) {
        this.type = type;
        type.fields().stream().filter(Field::indexed).forEach(this::index);
    }

    final void index(Field field) {
        indexes.put(field, new Index(field));
    }

    public ObjectType type() {
        return type;
    }

    String newId() {
        return RecordId.of(type.prefix(), numbers.incrementAndGet());
    }

    void put(Row row) {
        Row before = rows.put(row.id(), row);
        indexes.values().forEach(index -> index.replace(before, row));
    }

    /** Unless it was written again. */
    void forget(Row row) {
        if (rows.remove(row.id(), row)) {
            indexes.values().forEach(index -> index.forget(row));
        }
    }

    public Row get(String id) {
        return rows.get(RecordId.long18(id));
    }

    public Collection<Row> all() {
        return rows.values();
    }

    public boolean indexed(Field field) {
        return field.position() == 0 || indexes.containsKey(field);
    }

    /** Rows that hold {@code value} in an indexed field. */
    public Stream<Row> find(Field field, Object value) {
        if (field.position() == 0) {
            return Stream.ofNullable(get(value.toString()));
        }
        // A row may have moved on between the index and the look-up; the index is only a hint.
        return indexes.get(field).find(value).stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .filter(row ->
                        row.get(field) != null && Index.key(row.get(field)).equals(Index.key(value)));
    }
}
