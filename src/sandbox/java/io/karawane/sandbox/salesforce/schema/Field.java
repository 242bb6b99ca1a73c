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
 * @param formula text in which {@code {LastName}} stands for a field of the same record; null if it is no formula
 * @param initial value of a new record that names none
 * @param references object that a reference points at
 * @param relationship name of that reference in a query
 * @param children name, in a query on the object referred to, of the records that refer to it
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
        String formula,
        boolean externalId,
        boolean unique,
        boolean restricted,
        boolean indexed,
        List<String> values,
        String initial,
        String references,
        String relationship,
        String children,
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
                readOnly || formula != null,
                calculated || formula != null,
                formula,
                externalId,
                unique,
                restricted,
                indexed || externalId || unique,
                values == null ? List.of() : values,
                initial,
                references,
                relationship,
                children,
                compound);
    }

    /** The same with another formula. */
    Field with(String otherFormula) {
        return new Field(
                position,
                name,
                label,
                type,
                length,
                precision,
                scale,
                required,
                readOnly,
                calculated,
                otherFormula,
                externalId,
                unique,
                restricted,
                indexed,
                values,
                initial,
                references,
                relationship,
                children,
                compound);
    }

    public boolean custom() {
        return name.endsWith("__c");
    }

    public boolean longText() {
        return type == FieldType.TEXTAREA && length > 255;
    }

    /** Long text and compound fields can only be read. */
    public boolean filterable() {
        return !longText() && type != FieldType.ADDRESS;
    }

    public boolean sortable() {
        return filterable() && type != FieldType.MULTIPICKLIST;
    }

    public boolean groupable() {
        return sortable() && type != FieldType.DATETIME && (!type.number() || type == FieldType.INT);
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
