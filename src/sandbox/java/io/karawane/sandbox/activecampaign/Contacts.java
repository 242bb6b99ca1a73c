package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Switches;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be done to contacts, whoever does it: the API, an import or the seeding. */
final class Contacts {
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z0-9-]{2,}");

    private final Store store;
    private final Accounts accounts;
    private final FieldOptions options;
    private final Switches switches;

    Contacts(Store store, Accounts accounts, FieldOptions options, Switches switches) {
        this.store = store;
        this.accounts = accounts;
        this.options = options;
        this.switches = switches;
        switches.declare("bumpsUpdated", "fieldValues");
        switches.declare("emailCase", "insensitive");
        switches.declare("deletedContacts", "new");
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    Optional<Contact> byEmail(String email) {
        return Optional.ofNullable(store.contactsByEmail.get(key(email.trim())));
    }

    private String key(String email) {
        return switches.text("emailCase").equals("sensitive") ? email : Store.lower(email);
    }

    /** @param sent with {@code email, firstName, lastName, phone}, each of which may be missing */
    Contact create(JsonNode sent) {
        Integer earlier =
                store.deletedContacts.get(key(Rows.text(sent.path("email")).trim()));
        boolean revived = earlier != null && switches.text("deletedContacts").equals("revived");
        Contact contact = revived ? store.contacts.restore(earlier, Contact::new) : store.contacts.add(Contact::new);
        take(sent, contact);
        return contact;
    }

    /** Changes what is sent and leaves the rest alone. */
    void update(Contact contact, JsonNode sent) {
        take(sent, contact);
        contact.updated = Times.now();
    }

    private void take(JsonNode sent, Contact contact) {
        contact.firstName = Rows.text(sent, "firstName", contact.firstName);
        contact.lastName = Rows.text(sent, "lastName", contact.lastName);
        contact.phone = Rows.text(sent, "phone", contact.phone);
        if (sent.has("email")) {
            store.contactsByEmail.remove(key(contact.email), contact);
            contact.email = Rows.text(sent.path("email")).trim();
            if (!contact.email.isEmpty()) {
                store.contactsByEmail.put(key(contact.email), contact);
                store.deletedContacts.remove(key(contact.email));
            }
        }
    }

    /** Refuses unknown fields, and unknown options where the switch says so, before anything is written. */
    void requireFields(JsonNode fieldValues) {
        for (JsonNode value : fieldValues) {
            int field =
                    store.fields.get(Rows.text(value.path("field"))).path("id").asInt();
            options.accepted(field, Rows.text(value.path("value")));
        }
    }

    /** The one value that this contact has for this field; a second write replaces it. */
    FieldValue setField(Contact contact, int field, String sent) {
        String text = options.accepted(field, sent);
        bump(contact, "fieldValues");
        Optional<FieldValue> known = contact.value(field);
        if (known.isPresent()) {
            known.get().value = text;
            known.get().updated = Times.now();
            return known.get();
        }
        FieldValue value = store.fieldValues.add(id -> new FieldValue(id, contact, field, text));
        contact.values = Few.with(contact.values, value);
        return value;
    }

    void clearField(FieldValue value) {
        store.fieldValues.remove(value.id);
        value.contact.values = Few.without(value.contact.values, value);
    }

    Tag tagNamed(String name) {
        return store.tagsByName.computeIfAbsent(name, n -> store.tags.add(id -> new Tag(id, n)));
    }

    ContactTag tag(Contact contact, Tag tag) {
        return contact.carried(tag).orElseGet(() -> {
            bump(contact, "tags");
            ContactTag added = store.contactTags.add(id -> new ContactTag(id, contact, tag, Times.now()));
            contact.tags = Few.with(contact.tags, added);
            tag.carriers++;
            return added;
        });
    }

    void untag(ContactTag row) {
        store.contactTags.remove(row.id());
        row.contact().tags = Few.without(row.contact().tags, row);
        row.tag().carriers--;
        bump(row.contact(), "tags");
    }

    /** @param what one of {@code fieldValues, tags, lists, accounts}, if the switch says that it shows in the contact */
    void bump(Contact contact, String what) {
        if (switches.text("bumpsUpdated").contains(what)) {
            contact.updated = Times.now();
        }
    }

    void delete(Contact contact) {
        contact.tags.forEach(this::untag);
        contact.values.forEach(value -> store.fieldValues.remove(value.id));
        contact.lists.forEach(list -> store.contactLists.remove(list.id));
        contact.automations.forEach(passage -> store.contactAutomations.remove(passage.id));
        if (contact.account != null) {
            accounts.leave(contact.account);
        }
        store.activities.deleteWhere("subscriberid", String.valueOf(contact.id));
        store.trackingLogs.deleteWhere("contact", String.valueOf(contact.id));
        store.contacts.remove(contact.id);
        if (!contact.email.isEmpty()) {
            store.contactsByEmail.remove(key(contact.email), contact);
            store.deletedContacts.put(key(contact.email), contact.id);
        }
    }
}
