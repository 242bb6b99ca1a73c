package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.List;

/** {@code /fieldValues}. */
final class FieldValueResource {
    private final Store store;
    private final Contacts contacts;
    private final ContactView view;
    private final Views views;
    private final Webhooks webhooks;

    FieldValueResource(Store store, Contacts contacts, ContactView view, Views views, Webhooks webhooks) {
        this.store = store;
        this.contacts = contacts;
        this.view = view;
        this.views = views;
        this.webhooks = webhooks;
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
        List<ObjectNode> rows = (field.isEmpty() ? store.fieldValues.rows() : store.fieldValues.where("field", field))
                .stream()
                        .filter(row -> !call.has("filters[val]")
                                || row.path("value").asText().equals(call.text("filters[val]")))
                        .toList();
        Page page = Page.of(call, 20);
        ObjectNode body = page.envelope("fieldValues", rows);
        body.set("fieldValues", Rows.show(page.cut(rows), views::fieldValue));
        return Reply.ok(body);
    }

    private Reply create(Call call) {
        ObjectNode sent = call.sent("fieldValue");
        ObjectNode contact = store.contacts.get(Rows.text(sent.path("contact")));
        ObjectNode field = store.fields.get(Rows.text(sent.path("field")));
        ObjectNode row = contacts.setField(contact, field.path("id").asText(), sent.path("value"));
        return Reply.created(answer(contact, sent, row));
    }

    private Reply update(Call call) {
        ObjectNode row = store.fieldValues.get(call.id());
        ObjectNode sent = call.sent("fieldValue");
        ObjectNode contact = store.contacts.get(row.path("contact").asText());
        contacts.setField(contact, row.path("field").asText(), sent.path("value"));
        return Reply.ok(answer(contact, sent, row));
    }

    private ObjectNode answer(ObjectNode contact, ObjectNode sent, ObjectNode row) {
        ObjectNode body = Json.object();
        body.set("contacts", view.alone(contact));
        ObjectNode echo = Rows.echo(sent, row, "cdate", "udate");
        echo.set("links", views.links("fieldValues", row, "owner", "field"));
        body.set(
                "fieldValue",
                echo.put("owner", row.path("contact").asText())
                        .put("id", row.path("id").asText()));
        webhooks.fire("update", contact, "api");
        return body;
    }

    private Reply delete(Call call) {
        store.fieldValues.delete(store.fieldValues.get(call.id()));
        return Reply.ok(Json.object());
    }
}
