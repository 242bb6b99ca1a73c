package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import java.util.Map;

/** One record as it stood after one write; never changes. */
public final class Row {
    private final ObjectType type;
    private final Object[] values;

    private Row(ObjectType type, Object[] values) {
        this.type = type;
        this.values = values;
    }

    static Row empty(ObjectType type) {
        return new Row(type, new Object[type.fields().size()]);
    }

    Row with(Map<Field, Object> changes) {
        Object[] copy = values.clone();
        changes.forEach((field, value) -> copy[field.position()] = value);
        if (type.has("Name") && type.field("Name").calculated()) {
            copy[type.field("Name").position()] = fullName(copy);
        }
        return new Row(type, copy);
    }

    private String fullName(Object[] copy) {
        Object first = copy[type.field("FirstName").position()];
        Object last = copy[type.field("LastName").position()];
        return first == null ? (String) last : first + " " + last;
    }

    public ObjectType type() {
        return type;
    }

    public String id() {
        return (String) values[0];
    }

    public boolean deleted() {
        return Boolean.TRUE.equals(values[1]);
    }

    public Object get(Field field) {
        return values[field.position()];
    }

    public Object get(String field) {
        return type.find(field).map(this::get).orElse(null);
    }

    public boolean is(String field) {
        return Boolean.TRUE.equals(get(field));
    }
}
