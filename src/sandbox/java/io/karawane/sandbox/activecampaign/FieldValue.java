package io.karawane.sandbox.activecampaign;

/** What one contact has for one custom field; times are seconds since 1970. */
final class FieldValue {
    final int id;
    final Contact contact;
    final int field;
    final int created = Times.now();
    int updated = created;
    String value;

    FieldValue(int id, Contact contact, int field, String value) {
        this.id = id;
        this.contact = contact;
        this.field = field;
        this.value = value;
    }
}
