package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.RecordId;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** All records of one object, deleted ones too, in the order of their ids. Readers take no lock. */
public final class Table {
    private final ObjectType type;
    private final Table under;
    private final ConcurrentNavigableMap<String, Row> rows = new ConcurrentSkipListMap<>();
    private final Map<Field, Index> indexes = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    Table(ObjectType type) {
        this(type, null);
    }

    private Table(ObjectType type, Table under) {
        this.type = type;
        this.under = under;
        type.fields().stream().filter(Field::indexed).forEach(this::index);
    }

    /** An empty table on top of this one: what is put there hides what is here, and stays there. */
    Table over() {
        return new Table(type, this);
    }

    final void index(Field field) {
        indexes.put(field, new Index(field));
    }

    public ObjectType type() {
        return type;
    }

    String newId() {
        return under == null ? RecordId.of(type.prefix(), numbers.incrementAndGet()) : under.newId();
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
        Row row = rows.get(RecordId.long18(id));
        return row == null && under != null ? under.get(id) : row;
    }

    public Collection<Row> all() {
        if (under == null) {
            return rows.values();
        }
        if (rows.isEmpty()) {
            return under.all();
        }
        SortedMap<String, Row> all = new TreeMap<>(under.rows);
        all.putAll(rows);
        return all.values();
    }

    public boolean indexed(Field field) {
        return field.position() == 0 || indexes.containsKey(field);
    }

    /** Rows that hold {@code value} in an indexed field. */
    public Stream<Row> find(Field field, Object value) {
        if (field.position() == 0) {
            return Stream.ofNullable(get(value.toString()));
        }
        Stream<Row> here = findHere(field, value);
        return under == null
                ? here
                : Stream.concat(under.find(field, value).filter(row -> !rows.containsKey(row.id())), here);
    }

    private Stream<Row> findHere(Field field, Object value) {
        // A row may have moved on between the index and the look-up; the index is only a hint.
        return indexes.get(field).find(value).stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .filter(row ->
                        row.get(field) != null && Index.key(row.get(field)).equals(Index.key(value)));
    }
}
