package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What can be done to contacts, whoever does it: the API, an import or the seeding. */
final class Contacts {
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z0-9-]{2,}");

    private final Store store;
    private final Switches switches;

    Contacts(Store store, Switches switches) {
        this.store = store;
        this.switches = switches;
        switches.declare("tagsBumpUpdated", false);
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    Optional<ObjectNode> byEmail(String email) {
        return store.contacts.first("email", Store.lower(email));
    }

    ObjectNode create(ObjectNode attributes) {
        String now = Times.now();
        ObjectNode row = Json.object();
        row.put("email", "").put("phone", "").put("firstName", "").put("lastName", "");
        row.put("cdate", now).put("udate", now);
        row.put("hash", UUID.randomUUID().toString().replace("-", ""));
        row.putNull("last_click_date").putNull("last_open_date");
        take(attributes, row);
        return store.contacts.insert(row);
    }

    /** Changes what {@code attributes} names and leaves the rest alone. */
    void update(ObjectNode row, ObjectNode attributes) {
        store.contacts.change(row, changed -> {
            take(attributes, changed);
            changed.put("udate", Times.now());
        });
    }

    private static void take(ObjectNode attributes, ObjectNode row) {
        Rows.take(attributes, row, "email", "phone", "firstName", "lastName");
        row.put("email", row.path("email").asText().trim());
    }

    /** The one value that this contact has for this field; a second write replaces it. */
    ObjectNode setField(ObjectNode contact, String field, JsonNode value) {
        String now = Times.now();
        String id = contact.path("id").asText();
        store.contacts.change(contact, changed -> changed.put("udate", now));
        Optional<ObjectNode> known = store.fieldValues.where("contact", id).stream()
                .filter(row -> row.path("field").asText().equals(field))
                .findFirst();
        if (known.isPresent()) {
            return known.get().put("value", Rows.text(value)).put("udate", now);
        }
        ObjectNode row = Json.object().put("contact", id).put("field", field);
        return store.fieldValues.insert(
                row.put("value", Rows.text(value)).put("cdate", now).put("udate", now));
    }

    ObjectNode tagNamed(String name) {
        return store.tags
                .first("tag", name)
                .orElseGet(() -> store.tags.insert(Json.object()
                        .put("tag", name)
                        .put("tagType", "contact")
                        .put("description", "")
                        .put("cdate", Times.now())));
    }

    Optional<ObjectNode> association(ObjectNode contact, ObjectNode tag) {
        return store.contactTags.where("contact", contact.path("id").asText()).stream()
                .filter(row -> row.path("tag").asText().equals(tag.path("id").asText()))
                .findFirst();
    }

    ObjectNode tag(ObjectNode contact, ObjectNode tag) {
        if (switches.on("tagsBumpUpdated")) {
            store.contacts.change(contact, changed -> changed.put("udate", Times.now()));
        }
        return association(contact, tag)
                .orElseGet(() -> store.contactTags.insert(Json.object()
                        .put("contact", contact.path("id").asText())
                        .put("tag", tag.path("id").asText())
                        .put("cdate", Times.now())));
    }

    void delete(ObjectNode contact) {
        String id = contact.path("id").asText();
        store.contacts.delete(contact);
        store.contactTags.deleteWhere("contact", id);
        store.fieldValues.deleteWhere("contact", id);
        store.accountContacts.deleteWhere("contact", id);
        store.contactLists.deleteWhere("contact", id);
        store.contactAutomations.deleteWhere("contact", id);
        store.activities.deleteWhere("subscriberid", id);
        store.trackingLogs.deleteWhere("contact", id);
    }
}
