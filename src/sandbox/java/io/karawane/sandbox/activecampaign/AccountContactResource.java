package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.List;

/** {@code /accountContacts}: at most one account for a contact. */
final class AccountContactResource {
    private final Store store;
    private final Accounts accounts;
    private final Views views;

    AccountContactResource(Store store, Accounts accounts, Views views) {
        this.store = store;
        this.accounts = accounts;
        this.views = views;
    }

    void register(Router router) {
        router.on("GET", "accountContacts", this::list)
                .on("POST", "accountContacts", this::create)
                .on(
                        "GET",
                        "accountContacts/{id}",
                        call -> Reply.ok(Reply.envelope(
                                "accountContact", views.accountContact(store.accountContacts.get(call.id())))))
                .on("PUT", "accountContacts/{id}", this::update)
                .on("DELETE", "accountContacts/{id}", this::delete);
    }

    private Reply list(Call call) {
        String contact = call.text("filters[contact]");
        String account = call.text("filters[account]");
        List<ObjectNode> rows = (contact.isEmpty()
                        ? store.accountContacts.rows()
                        : store.accountContacts.where("contact", contact))
                .stream()
                        .filter(row -> account.isEmpty()
                                || row.path("account").asText().equals(account))
                        .toList();
        Page page = Page.of(call, 20);
        ObjectNode body = page.envelope("accountContacts", rows);
        body.set("accountContacts", Rows.show(page.cut(rows), views::accountContact));
        return Reply.ok(body);
    }

    private Reply create(Call call) {
        ObjectNode sent = call.sent("accountContact");
        String contact = required(sent, "contact", store.contacts);
        String account = required(sent, "account", store.accounts);
        if (accounts.association(contact).isPresent()) {
            throw ApiError.invalid(
                    "field_invalid",
                    "This contact is already associated with an account. "
                            + "We currently do not support contacts on multiple accounts.",
                    "account,contact");
        }
        ObjectNode row = accounts.associate(contact, account, Rows.text(sent.path("jobTitle")));
        ObjectNode echo = Rows.echo(sent, row, "createdTimestamp", "updatedTimestamp");
        echo.set("links", views.links("accountContacts", row, "account", "contact"));
        return Reply.created(
                Reply.envelope("accountContact", echo.put("id", row.path("id").asText())));
    }

    private Reply update(Call call) {
        ObjectNode row = store.accountContacts.get(call.id());
        ObjectNode sent = call.sent("accountContact");
        if (sent.has("account")) {
            required(sent, "account", store.accounts);
        }
        store.accountContacts.change(row, changed -> {
            Rows.take(sent, changed, "account", "jobTitle");
            changed.put("updatedTimestamp", Times.now());
        });
        return Reply.ok(Reply.envelope("accountContact", views.accountContact(row)));
    }

    private Reply delete(Call call) {
        store.accountContacts.delete(store.accountContacts.get(call.id()));
        return Reply.ok(Json.object());
    }

    private static String required(ObjectNode sent, String name, Table table) {
        String id = Rows.text(sent.path(name));
        if (id.isEmpty()) {
            throw ApiError.invalid("field_missing", "The " + name + " was not provided.", name);
        }
        return table.find(id)
                .orElseThrow(() -> ApiError.invalid("field_invalid", "The " + name + " does not exist.", name))
                .path("id")
                .asText();
    }
}
