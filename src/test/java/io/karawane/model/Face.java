package io.karawane.model;

/** What the default mapping tells of a person besides the address. */
public record Face(String firstName, String lastName, String phone) {
    public Face withPhone(String other) {
        return new Face(firstName, lastName, other);
    }
}
