package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import java.util.Arrays;
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
        Object[] copy =
                Arrays.copyOf(values, Math.max(values.length, type.fields().size()));
        changes.forEach((field, value) -> copy[field.position()] = value);
        Row changed = new Row(type, copy);
        if (type.has("Name") && type.field("Name").calculated()) {
            copy[type.field("Name").position()] = fullName(copy);
        }
        return changed;
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
        if (field.type() == FieldType.ADDRESS) {
            return Address.of(field, this);
        } else if (field.formula() != null) {
            return Formula.of(field, this);
        }
        if (field.position() < values.length) {
            return values[field.position()];
        }
        // The field is younger than the row.
        return field.type() == FieldType.BOOLEAN ? Boolean.FALSE : null;
    }

    public Object get(String field) {
        return type.find(field).map(this::get).orElse(null);
    }

    public boolean is(String field) {
        return Boolean.TRUE.equals(get(field));
    }
}
