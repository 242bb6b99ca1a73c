package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.function.Predicate;

/** {@code /lists} and {@code /contactLists}. */
final class ListResource {
    private final Store store;
    private final Lists lists;
    private final ContactView view;
    private final Views views;
    private final MembershipView memberships;
    private final Webhooks webhooks;

    ListResource(
            Store store, Lists lists, ContactView view, Views views, MembershipView memberships, Webhooks webhooks) {
        this.store = store;
        this.lists = lists;
        this.view = view;
        this.views = views;
        this.memberships = memberships;
        this.webhooks = webhooks;
    }

    void register(Router router) {
        router.on("GET", "lists", this::list)
                .on("POST", "lists", this::create)
                .on("GET", "lists/{id}", call -> Reply.ok(Reply.envelope("list", shown(store.lists.get(call.id())))))
                .on("DELETE", "lists/{id}", this::delete)
                .on(
                        "GET",
                        "contactLists",
                        call -> Reply.ok(Page.envelope(call, "contactLists", store.contactLists, memberships::shown)))
                .on("POST", "contactLists", this::set);
    }

    private Reply list(Call call) {
        String name = call.text("filters[name]");
        return Reply.ok(Page.envelope(
                call,
                "lists",
                store.lists.rows().stream()
                        .filter(row -> Rows.contains(row, "name", name))
                        .toList(),
                this::shown));
    }

    private Reply create(Call call) {
        ObjectNode sent = call.sent("list");
        if (Rows.text(sent.path("name")).isEmpty()) {
            throw ApiError.invalid("field_missing", "The list name was not provided.", "name");
        }
        ObjectNode list = lists.add(sent);
        webhooks.listAdded(list, call.source());
        return Reply.created(Reply.envelope("list", shown(list)));
    }

    private Reply delete(Call call) {
        store.lists.delete(store.lists.get(call.id()));
        store.contactLists.stream().filter(row -> row.list.equals(call.id())).forEach(row -> {
            store.contactLists.remove(row.id);
            row.contact.lists = Few.without(row.contact.lists, row);
        });
        return Reply.emptyObject();
    }

    private Reply set(Call call) {
        ObjectNode sent = call.sent("contactList");
        Contact contact = store.contacts.get(Rows.text(sent.path("contact")));
        ObjectNode list = store.lists.get(Rows.text(sent.path("list")));
        String status = Rows.text(sent.path("status"));
        if (!status.equals(Membership.ACTIVE) && !status.equals(Membership.UNSUBSCRIBED)) {
            throw ApiError.invalid("field_invalid", "The status must be 1 or 2.", "status");
        }
        Membership row = lists.set(contact, list.path("id").asText(), status);
        row.source = Rows.text(sent, "sourceid", row.source);
        ObjectNode body = Json.object();
        body.set("contacts", view.alone(contact));
        body.set("contactList", memberships.shown(row));
        webhooks.membership(row, call.source());
        webhooks.updated("lists", contact, call.source());
        return Reply.ok(body);
    }

    private ObjectNode shown(ObjectNode row) {
        String id = row.path("id").asText();
        ObjectNode shown = views.linked("lists", row, "contactGoalLists", "user", "addressLists");
        shown.put("active_subscribers", String.valueOf(members(id, member -> member.has(Membership.ACTIVE))));
        shown.put("non_deleted_subscribers", String.valueOf(members(id, member -> true)));
        return shown.put("user", "1");
    }

    private long members(String list, Predicate<Membership> which) {
        return store.contactLists.stream()
                .filter(row -> row.list.equals(list))
                .filter(which)
                .count();
    }
}
