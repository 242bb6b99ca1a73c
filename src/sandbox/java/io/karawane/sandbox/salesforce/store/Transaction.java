package io.karawane.sandbox.salesforce.store;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The writes that become visible together; a write that throws has done nothing. */
public final class Transaction {
    private final Store store;
    private final Rules rules;
    private final Origin origin;
    private final Instant at;
    private final Map<String, Row> written = new LinkedHashMap<>();
    private final Map<Field, Map<String, List<String>>> writtenKeys = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    Transaction(Store store, Rules rules, Origin origin, Instant at) {
        this.store = store;
        this.rules = rules;
        this.origin = origin;
        this.at = at;
    }

    public Origin origin() {
        return origin;
    }

    public Instant at() {
        return at;
    }

    /** The record, deleted or not; null if it never was. */
    public Row find(ObjectType type, String id) {
        Row row = written.get(RecordId.long18(id));
        return row != null ? row : store.table(type).get(id);
    }

    Row find(String object, String id) {
        return find(type(object), id);
    }

    ObjectType type(String object) {
        return store.schema().type(object);
    }

    /** Live records that hold {@code value} in an indexed field. */
    public List<Row> find(ObjectType type, Field field, Object value) {
        Stream<String> here =
                writtenKeys.getOrDefault(field, Map.of()).getOrDefault(Index.key(value), List.of()).stream();
        return Stream.concat(store.table(type).find(field, value).map(Row::id), here)
                .distinct()
                .map(id -> find(type, id))
                .filter(row -> !row.deleted() && row.get(field) != null)
                .filter(row -> Index.key(row.get(field)).equals(Index.key(value)))
                .toList();
    }

    /** The live contacts of an account; none of anything else. */
    List<Row> contactsOf(Row row) {
        ObjectType contact = store.schema().type("Contact");
        return row.type().name().equals("Account") ? find(contact, contact.field("AccountId"), row.id()) : List.of();
    }

    public Row insert(ObjectType type, Map<Field, Object> values) {
        Map<Field, Object> all = new LinkedHashMap<>();
        type.fields().stream().filter(f -> f.initial() != null).forEach(f -> all.put(f, initial(f)));
        type.find("OwnerId").ifPresent(owner -> all.put(owner, FirstRows.USER));
        values.forEach((field, value) -> {
            // An explicit null does not undo a default.
            if (value != null || field.initial() == null) {
                all.put(field, value);
            }
        });
        Map<Field, Object> checked = rules.check(this, type, null, all);
        checked.put(type.field("Id"), store.table(type).newId());
        checked.put(type.field("CreatedDate"), at.truncatedTo(SECONDS));
        checked.put(type.field("CreatedById"), FirstRows.USER);
        Row row = Row.empty(type).with(stamped(type, checked));
        rules.judge(store, origin, null, row);
        List<Field> set = type.fields().stream().filter(f -> row.get(f) != null).toList();
        return keep(new Change(Change.Kind.CREATE, row, set));
    }

    private static Object initial(Field field) {
        return Value.read(field, JsonNodeFactory.instance.textNode(field.initial()));
    }

    public Row update(Row before, Map<Field, Object> values) {
        if (before.is("IsConverted")) {
            throw new ApiError("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
        }
        rules.requireUnlocked(origin, before.id());
        ObjectType type = before.type();
        Map<Field, Object> checked = rules.check(this, type, before, values);
        Row after = before.with(stamped(type, checked));
        rules.judge(store, origin, before, after);
        return differ(Change.Kind.UPDATE, before, after, null);
    }

    /** What Salesforce itself changes, without the checks; {@code unsaid} stays out of the change event. */
    Row set(Change.Kind kind, Row before, Map<Field, Object> values, String unsaid) {
        return differ(kind, before, before.with(stamped(before.type(), values)), unsaid);
    }

    private Row differ(Change.Kind kind, Row before, Row after, String unsaid) {
        List<Field> differing = after.type().fields().stream()
                .filter(f -> !Objects.equals(before.get(f), after.get(f))
                        // Told even if both writes fell into the same second.
                        || f.name().equals("LastModifiedDate"))
                .filter(f -> !f.name().equals(unsaid))
                .toList();
        return keep(new Change(kind, after, differing));
    }

    public void delete(Row row) {
        rules.requireUnlocked(origin, row.id());
        set(Change.Kind.DELETE, row, new HashMap<>(Map.of(row.type().field("IsDeleted"), true)), null);
    }

    private Map<Field, Object> stamped(ObjectType type, Map<Field, Object> values) {
        Map<Field, Object> stamped = new LinkedHashMap<>(values);
        stamped.put(type.field("LastModifiedDate"), at.truncatedTo(SECONDS));
        stamped.put(type.field("LastModifiedById"), FirstRows.USER);
        stamped.put(type.field("SystemModstamp"), at);
        return stamped;
    }

    private Row keep(Change change) {
        Row row = change.row();
        written.put(row.id(), row);
        for (Field field : row.type().fields()) {
            if (field.indexed() && row.get(field) != null) {
                writtenKeys
                        .computeIfAbsent(field, f -> new HashMap<>())
                        .computeIfAbsent(Index.key(row.get(field)), k -> new ArrayList<>())
                        .add(row.id());
            }
        }
        changes.add(change);
        return row;
    }

    Commit commit() {
        written.values().forEach(row -> store.table(row.type()).put(row));
        return new Commit(origin, at, changes);
    }
}
