package io.karawane.sandbox.salesforce.schema;

import java.util.List;

/**
 * One field of an object, as its resource file defines it.
 *
 * @param position its place in a row
 * @param length most characters, of text
 * @param required must hold a value
 * @param readOnly set by Salesforce alone
 * @param calculated made from other fields
 * @param initial value of a new record that names none
 * @param references object that a reference points at
 * @param relationship name of that reference in a query
 * @param compound path inside the compound field of a change event, such as {@code Name.LastName}
 */
public record Field(
        int position,
        String name,
        String label,
        FieldType type,
        int length,
        int precision,
        int scale,
        boolean required,
        boolean readOnly,
        boolean calculated,
        boolean externalId,
        boolean unique,
        boolean restricted,
        boolean indexed,
        List<String> values,
        String initial,
        String references,
        String relationship,
        String compound) {

    Field at(int newPosition) {
        return new Field(
                newPosition,
                name,
                label,
                type,
                length,
                precision,
                scale,
                required,
                readOnly,
                calculated,
                externalId,
                unique,
                restricted,
                indexed || externalId,
                values == null ? List.of() : values,
                initial,
                references,
                relationship,
                compound);
    }

    public boolean custom() {
        return name.endsWith("__c");
    }

    /** Long text can be read but neither filtered nor sorted. */
    public boolean filterable() {
        return type != FieldType.TEXTAREA || length <= 255;
    }

    /** As listed in {@code changedFields} of a change event. */
    public String eventName() {
        return compound == null ? name : compound;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
