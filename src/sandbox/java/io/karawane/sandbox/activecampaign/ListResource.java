package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;

/** {@code /lists} and {@code /contactLists}. */
final class ListResource {
    private final Store store;
    private final Lists lists;
    private final ContactView view;
    private final Views views;
    private final Webhooks webhooks;

    ListResource(Store store, Lists lists, ContactView view, Views views, Webhooks webhooks) {
        this.store = store;
        this.lists = lists;
        this.view = view;
        this.views = views;
        this.webhooks = webhooks;
    }

    void register(Router router) {
        router.on(
                        "GET",
                        "lists",
                        call -> Reply.ok(
                                Page.of(call, 20).envelope("lists", Rows.list(store.lists.rows(), this::shown))))
                .on("POST", "lists", this::create)
                .on("GET", "lists/{id}", call -> Reply.ok(Reply.envelope("list", shown(store.lists.get(call.id())))))
                .on(
                        "GET",
                        "contactLists",
                        call -> Reply.ok(Page.of(call, 20)
                                .envelope("contactLists", Rows.list(store.contactLists.rows(), views::contactList))))
                .on("POST", "contactLists", this::set);
    }

    private Reply create(Call call) {
        ObjectNode sent = call.sent("list");
        if (Rows.text(sent.path("name")).isEmpty()) {
            throw ApiError.invalid("field_missing", "The list name was not provided.", "name");
        }
        ObjectNode row = Json.object();
        Rows.take(sent, row, "name", "stringid", "sender_url", "sender_reminder");
        row.put("userid", "1").put("cdate", Times.now());
        return Reply.created(Reply.envelope("list", shown(store.lists.insert(row))));
    }

    private Reply set(Call call) {
        ObjectNode sent = call.sent("contactList");
        ObjectNode contact = store.contacts.get(Rows.text(sent.path("contact")));
        ObjectNode list = store.lists.get(Rows.text(sent.path("list")));
        String status = Rows.text(sent.path("status"));
        if (!status.equals(Lists.ACTIVE) && !status.equals(Lists.UNSUBSCRIBED)) {
            throw ApiError.invalid("field_invalid", "The status must be 1 or 2.", "status");
        }
        ObjectNode row = lists.set(contact, list.path("id").asText(), status);
        ObjectNode body = Json.object();
        body.set("contacts", view.alone(contact));
        body.set("contactList", views.contactList(row));
        webhooks.fire(status.equals(Lists.ACTIVE) ? "subscribe" : "unsubscribe", contact, "api");
        return Reply.ok(body);
    }

    private ObjectNode shown(ObjectNode row) {
        return views.linked("lists", row, "contactGoalLists", "user", "addressLists")
                .put("user", "1");
    }
}
