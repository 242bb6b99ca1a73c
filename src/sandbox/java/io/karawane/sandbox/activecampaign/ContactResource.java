package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /contacts} and {@code /contact/sync}. */
final class ContactResource {
    private final Store store;
    private final Contacts contacts;
    private final ContactView view;
    private final Views views;
    private final Webhooks webhooks;

    ContactResource(Store store, Contacts contacts, ContactView view, Views views, Webhooks webhooks) {
        this.store = store;
        this.contacts = contacts;
        this.view = view;
        this.views = views;
        this.webhooks = webhooks;
    }

    void register(Router router) {
        router.on("POST", "contact/sync", this::sync)
                .on("POST", "contacts", this::create)
                .on("GET", "contacts/{id}", this::read)
                .on("PUT", "contacts/{id}", this::update)
                .on("DELETE", "contacts/{id}", this::delete);
    }

    private Reply sync(Call call) {
        ObjectNode sent = call.sent("contact");
        requireEmail(sent);
        Optional<ObjectNode> known =
                contacts.byEmail(Rows.text(sent.path("email")).trim());
        return known.isPresent() ? changed(known.get(), sent) : created(sent);
    }

    private Reply create(Call call) {
        ObjectNode sent = call.sent("contact");
        boolean phoneOnly = call.json()
                .path("allowNullEmail")
                .asBoolean(sent.path("allowNullEmail").asBoolean());
        if (!phoneOnly || sent.has("email")) {
            requireEmail(sent);
            refuseTaken(sent, null);
        }
        return created(sent);
    }

    private Reply update(Call call) {
        ObjectNode row = store.contacts.get(call.id());
        ObjectNode sent = call.sent("contact");
        if (sent.has("email")) {
            requireEmail(sent);
            refuseTaken(sent, row);
        }
        return changed(row, sent);
    }

    private Reply delete(Call call) {
        contacts.delete(store.contacts.get(call.id()));
        return Reply.emptyObject();
    }

    private Reply created(ObjectNode sent) {
        requireFields(sent);
        ObjectNode row = contacts.create(sent);
        List<ObjectNode> values = setFields(row, sent);
        ObjectNode body = Json.object();
        if (!values.isEmpty()) {
            body.set("fieldValues", Rows.show(values, views::fieldValue));
        }
        body.set("contact", view.created(sent, row));
        return Reply.created(body);
    }

    private Reply changed(ObjectNode row, ObjectNode sent) {
        requireFields(sent);
        contacts.update(row, sent);
        List<ObjectNode> values = setFields(row, sent);
        ObjectNode body = Json.object();
        body.set("fieldValues", Rows.show(values, views::fieldValue));
        ObjectNode shown = view.full(row);
        shown.set("fieldValues", Rows.ids(view.fieldValues(row)));
        body.set("contact", shown);
        webhooks.fire("update", row, "api");
        return Reply.ok(body);
    }

    private Reply read(Call call) {
        ObjectNode row = store.contacts.get(call.id());
        String id = call.id();
        ObjectNode body = Json.object();
        ObjectNode shown = view.full(row);
        sideload(
                body,
                shown,
                "contactAutomations",
                Rows.list(store.contactAutomations.where("contact", id), views::contactAutomation));
        sideload(body, shown, "contactLists", Rows.list(store.contactLists.where("contact", id), views::contactList));
        sideload(body, shown, "deals", List.of());
        sideload(body, shown, "fieldValues", Rows.list(view.fieldValues(row), views::fieldValue));
        sideload(body, shown, "geoIps", List.of());
        sideload(body, shown, "geoAddresses", List.of());
        sideload(
                body,
                shown,
                "accountContacts",
                Rows.list(store.accountContacts.where("contact", id), views::accountContact));
        body.set("contact", shown);
        return Reply.ok(body);
    }

    private static void sideload(ObjectNode body, ObjectNode contact, String name, List<ObjectNode> rows) {
        body.set(name, Json.array().addAll(rows));
        contact.set(name, Rows.ids(rows));
    }

    private List<ObjectNode> setFields(ObjectNode row, ObjectNode sent) {
        List<ObjectNode> values = new ArrayList<>();
        sent.path("fieldValues")
                .forEach(value ->
                        values.add(contacts.setField(row, Rows.text(value.path("field")), value.path("value"))));
        return values;
    }

    private void requireFields(ObjectNode sent) {
        for (JsonNode value : sent.path("fieldValues")) {
            store.fields.get(Rows.text(value.path("field")));
        }
    }

    private static void requireEmail(ObjectNode sent) {
        String email = Rows.text(sent.path("email")).trim();
        if (email.isEmpty()) {
            throw ApiError.invalid("field_missing", "The email address was not provided.", "email");
        }
        if (!Contacts.isEmail(email)) {
            throw ApiError.invalid("field_invalid", "Email address is not valid.", "email");
        }
    }

    private void refuseTaken(ObjectNode sent, ObjectNode self) {
        Optional<ObjectNode> holder =
                contacts.byEmail(Rows.text(sent.path("email")).trim());
        if (holder.isPresent() && holder.get() != self) {
            throw ApiError.invalid("duplicate", "Email address already exists in the system", "email");
        }
    }
}
