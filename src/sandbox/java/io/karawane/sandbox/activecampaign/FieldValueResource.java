package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;

/** {@code /fieldValues}. */
final class FieldValueResource {
    private final Store store;
    private final Contacts contacts;
    private final ContactView view;
    private final Views views;
    private final Webhooks webhooks;
    private final Switches switches;

    FieldValueResource(
            Store store, Contacts contacts, ContactView view, Views views, Webhooks webhooks, Switches switches) {
        this.store = store;
        this.contacts = contacts;
        this.view = view;
        this.views = views;
        this.webhooks = webhooks;
        this.switches = switches;
        switches.declare("repeatedFieldValue", "updates");
    }

    void register(Router router) {
        router.on("GET", "fieldValues", this::list)
                .on("POST", "fieldValues", this::create)
                .on(
                        "GET",
                        "fieldValues/{id}",
                        call -> Reply.ok(
                                Reply.envelope("fieldValue", views.fieldValue(store.fieldValues.get(call.id())))))
                .on("PUT", "fieldValues/{id}", this::update)
                .on("DELETE", "fieldValues/{id}", this::delete);
    }

    private Reply list(Call call) {
        String field = call.text("filters[fieldid]");
        if (field.isEmpty() && !call.has("filters[val]")) {
            return Reply.ok(Page.envelope(call, "fieldValues", store.fieldValues, views::fieldValue));
        }
        var rows = store.fieldValues.stream()
                .filter(row -> field.isEmpty() || String.valueOf(row.field).equals(field))
                .filter(row -> !call.has("filters[val]") || row.value.equals(call.text("filters[val]")))
                .toList();
        return Reply.ok(Page.envelope(call, "fieldValues", rows, views::fieldValue));
    }

    private Reply create(Call call) {
        ObjectNode sent = call.sent("fieldValue");
        Contact contact = store.contacts.get(Rows.text(sent.path("contact")));
        int field = store.fields.get(Rows.text(sent.path("field"))).path("id").asInt();
        if (contact.value(field).isPresent()
                && switches.text("repeatedFieldValue").equals("refused")) {
            throw ApiError.invalid("duplicate", "The contact already has a value for this field", "field");
        }
        FieldValue value = contacts.setField(contact, field, Rows.text(sent.path("value")));
        if (call.json().path("useDefaults").asBoolean()) {
            useDefaults(contact);
        }
        return Reply.created(answer(sent, value, call));
    }

    private void useDefaults(Contact contact) {
        for (ObjectNode field : store.fields.rows()) {
            String usual = field.path("defval").asText();
            int id = field.path("id").asInt();
            if (!usual.isEmpty() && contact.value(id).isEmpty()) {
                contacts.setField(contact, id, usual);
            }
        }
    }

    private Reply update(Call call) {
        FieldValue value = store.fieldValues.get(call.id());
        ObjectNode sent = call.sent("fieldValue");
        contacts.setField(value.contact, value.field, Rows.text(sent.path("value")));
        return Reply.ok(answer(sent, value, call));
    }

    private ObjectNode answer(ObjectNode sent, FieldValue value, Call call) {
        ObjectNode body = Json.object();
        body.set("contacts", view.alone(value.contact));
        ObjectNode echo = sent.deepCopy();
        echo.put("cdate", Times.offset(value.created)).put("udate", Times.offset(value.updated));
        echo.set("links", views.links("fieldValues", value.id, "owner", "field"));
        echo.put("owner", String.valueOf(value.contact.id)).put("id", String.valueOf(value.id));
        body.set("fieldValue", echo);
        webhooks.updated("fieldValues", value.contact, call.source());
        return body;
    }

    private Reply delete(Call call) {
        FieldValue value = store.fieldValues.get(call.id());
        contacts.clearField(value);
        webhooks.updated("fieldValues", value.contact, call.source());
        return Reply.emptyObject();
    }
}
