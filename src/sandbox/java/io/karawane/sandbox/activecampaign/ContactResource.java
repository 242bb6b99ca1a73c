package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writing to {@code /contacts} and {@code /contact/sync}. */
final class ContactResource {
    private final Store store;
    private final Contacts contacts;
    private final ContactView view;
    private final Views views;
    private final Webhooks webhooks;
    private final Switches switches;

    ContactResource(
            Store store, Contacts contacts, ContactView view, Views views, Webhooks webhooks, Switches switches) {
        this.store = store;
        this.contacts = contacts;
        this.view = view;
        this.views = views;
        this.webhooks = webhooks;
        this.switches = switches;
        switches.declare("takenEmail", "refused", "ignored");
    }

    void register(Router router) {
        router.on("POST", "contact/sync", this::sync)
                .on("POST", "contacts", this::create)
                .on("PUT", "contacts/{id}", this::update)
                .on("DELETE", "contacts/{id}", this::delete);
    }

    private Reply sync(Call call) {
        ObjectNode sent = call.sent("contact");
        String email = email(sent);
        return contacts.byEmail(email).map(known -> changed(known, sent, call)).orElseGet(() -> created(sent));
    }

    private Reply create(Call call) {
        ObjectNode sent = call.sent("contact");
        boolean phoneOnly = call.json()
                .path("allowNullEmail")
                .asBoolean(sent.path("allowNullEmail").asBoolean());
        boolean hasEmail = !Rows.text(sent.path("email")).isBlank();
        if (hasEmail || !phoneOnly) {
            refuseTaken(email(sent), null);
        } else if (Rows.text(sent.path("phone")).isBlank()) {
            throw ApiError.invalid("field_missing", "The phone number was not provided.", "phone");
        }
        return created(sent);
    }

    private Reply update(Call call) {
        Contact contact = store.contacts.get(call.id());
        ObjectNode sent = call.sent("contact");
        if (sent.has("email")) {
            String email = email(sent);
            if (switches.text("takenEmail").equals("refused")) {
                refuseTaken(email, contact);
            } else if (contacts.byEmail(email).isPresent()) {
                sent.remove("email");
            }
        }
        return changed(contact, sent, call);
    }

    private Reply delete(Call call) {
        contacts.delete(store.contacts.get(call.id()));
        return Reply.emptyObject();
    }

    private Reply created(ObjectNode sent) {
        contacts.requireFields(sent.path("fieldValues"));
        Contact contact = contacts.create(sent);
        List<FieldValue> values = setFields(contact, sent);
        ObjectNode body = Json.object();
        if (!values.isEmpty()) {
            body.set("fieldValues", Rows.show(values, views::fieldValue));
        }
        body.set("contact", view.created(sent, contact));
        return Reply.created(body);
    }

    private Reply changed(Contact contact, ObjectNode sent, Call call) {
        contacts.requireFields(sent.path("fieldValues"));
        contacts.update(contact, sent);
        List<FieldValue> values = setFields(contact, sent);
        ObjectNode body = Json.object();
        body.set("fieldValues", Rows.show(values, views::fieldValue));
        ObjectNode shown = view.full(contact);
        shown.set("fieldValues", Rows.ids(contact.values, value -> value.id));
        body.set("contact", shown);
        webhooks.updated("contact", contact, call.source());
        return Reply.ok(body);
    }

    private List<FieldValue> setFields(Contact contact, ObjectNode sent) {
        Set<FieldValue> values = new LinkedHashSet<>();
        for (JsonNode value : sent.path("fieldValues")) {
            int field = Integer.parseInt(Rows.text(value.path("field")));
            values.add(contacts.setField(contact, field, Rows.text(value.path("value"))));
        }
        return List.copyOf(values);
    }

    private static String email(ObjectNode sent) {
        String email = Rows.text(sent.path("email")).trim();
        if (email.isEmpty()) {
            throw ApiError.invalid("field_missing", "The email address was not provided.", "email");
        }
        if (!Contacts.isEmail(email)) {
            throw ApiError.invalid("field_invalid", "Email address is not valid.", "email");
        }
        return email;
    }

    private void refuseTaken(String email, Contact self) {
        Optional<Contact> holder = contacts.byEmail(email);
        if (holder.isPresent() && holder.get() != self) {
            throw ApiError.invalid("duplicate", "Email address already exists in the system", "email");
        }
    }
}
