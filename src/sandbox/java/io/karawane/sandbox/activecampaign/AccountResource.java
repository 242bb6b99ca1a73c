package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.List;
import java.util.Optional;

/** {@code /accounts}. */
final class AccountResource {
    private final Store store;
    private final Accounts accounts;
    private final AccountData data;
    private final Views views;

    AccountResource(Store store, Accounts accounts, AccountData data, Views views) {
        this.store = store;
        this.accounts = accounts;
        this.data = data;
        this.views = views;
    }

    void register(Router router) {
        router.on("GET", "accounts", this::list)
                .on("POST", "accounts", this::create)
                .on(
                        "GET",
                        "accounts/{id}",
                        call -> Reply.ok(Reply.envelope("account", shown(store.accounts.get(call.id()), call))))
                .on("PUT", "accounts/{id}", this::update)
                .on("DELETE", "accounts/{id}", this::delete)
                .on("DELETE", "accounts/bulk_delete", this::deleteAll);
    }

    private Reply list(Call call) {
        List<ObjectNode> rows = store.accounts.rows().stream()
                .filter(row -> Rows.contains(row, "name", call.text("search")))
                .toList();
        Page page = Page.of(call, 20);
        ObjectNode body = page.envelope("accounts", rows);
        body.set("accounts", Rows.show(page.cut(rows), row -> shown(row, call)));
        return Reply.ok(body);
    }

    private Reply create(Call call) {
        ObjectNode sent = call.sent("account");
        String name = Rows.text(sent.path("name")).trim();
        requireFree(name, null);
        ObjectNode row = accounts.create(name, Rows.text(sent.path("accountUrl")));
        ObjectNode echo = Rows.echo(sent, row, "createdTimestamp", "updatedTimestamp");
        echo.set("links", links(row));
        echo.set("fields", data.set(row, sent.path("fields")));
        return Reply.created(
                Reply.envelope("account", echo.put("id", row.path("id").asText())));
    }

    private Reply update(Call call) {
        ObjectNode row = store.accounts.get(call.id());
        ObjectNode sent = call.sent("account");
        if (sent.has("name")) {
            requireFree(Rows.text(sent.path("name")).trim(), row);
        }
        store.accounts.change(row, changed -> {
            Rows.take(sent, changed, "name", "accountUrl");
            changed.put("name", changed.path("name").asText().trim()).put("updatedTimestamp", Times.now());
        });
        ObjectNode shown = shown(row, call);
        JsonNode fields = data.set(row, sent.path("fields"));
        shown.set("fields", fields);
        return Reply.ok(Reply.envelope("account", shown));
    }

    private Reply delete(Call call) {
        accounts.delete(store.accounts.get(call.id()));
        return Reply.emptyObject();
    }

    private Reply deleteAll(Call call) {
        call.all("ids").forEach(id -> store.accounts.find(id).ifPresent(accounts::delete));
        ObjectNode body = Json.object();
        body.putObject("meta").put("success", true);
        return Reply.ok(body);
    }

    private void requireFree(String name, ObjectNode self) {
        if (name.isEmpty()) {
            throw ApiError.invalid("field_missing", "The account name was not provided.", "name");
        }
        Optional<ObjectNode> holder = accounts.named(name);
        if (holder.isPresent() && holder.get() != self) {
            throw ApiError.invalid(
                    "duplicate", "An account named \"" + name + "\" already exists. Please choose a new name.", "name");
        }
    }

    private ObjectNode shown(ObjectNode row, Call call) {
        boolean counted = call.text("count_deals").equals("true");
        int people =
                store.accountContacts.where("account", row.path("id").asText()).size();
        ObjectNode shown = row.deepCopy();
        shown.put("contactCount", counted ? String.valueOf(people) : "0").put("dealCount", "0");
        shown.put("owner", "1");
        shown.set(
                "links",
                links(row).put("owner", views.url("accounts/" + row.path("id").asText() + "/owner")));
        return shown;
    }

    private ObjectNode links(ObjectNode row) {
        return views.links(
                "accounts",
                row,
                "notes",
                "accountCustomFieldData",
                "accountContacts",
                "emailActivities",
                "contactEmails");
    }
}
