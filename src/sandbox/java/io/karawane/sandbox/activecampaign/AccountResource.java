package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.util.List;
import java.util.Optional;

/** {@code /accounts}. */
final class AccountResource {
    private final Store store;
    private final Accounts accounts;
    private final AccountData data;
    private final Views views;
    private final Webhooks webhooks;
    private final Switches switches;

    AccountResource(
            Store store, Accounts accounts, AccountData data, Views views, Webhooks webhooks, Switches switches) {
        this.store = store;
        this.accounts = accounts;
        this.data = data;
        this.views = views;
        this.webhooks = webhooks;
        this.switches = switches;
        switches.declare("accountSearch", "contains");
    }

    void register(Router router) {
        router.on("GET", "accounts", this::list)
                .on("POST", "accounts", this::create)
                .on("GET", "accounts/{id}", call -> one(shown(store.accounts.get(call.id()))))
                .on("PUT", "accounts/{id}", this::update)
                .on("DELETE", "accounts/{id}", this::delete)
                .on("DELETE", "accounts/bulk_delete", this::deleteAll)
                .on("GET", "accounts/{id}/accountContacts", this::people);
    }

    private Reply list(Call call) {
        String search = call.text("search");
        boolean counted = call.text("count_deals").equals("true");
        if (search.isEmpty()) {
            return Reply.ok(Page.envelope(call, "accounts", store.accounts, row -> listed(row, counted)));
        }
        boolean whole = switches.text("accountSearch").equals("equals");
        List<Account> rows = store.accounts.stream()
                .filter(row -> whole ? row.name.equalsIgnoreCase(search) : Rows.contains(row.name, search))
                .toList();
        return Reply.ok(Page.envelope(call, "accounts", rows, row -> listed(row, counted)));
    }

    private Reply people(Call call) {
        Account account = store.accounts.get(call.id());
        List<AccountContact> rows = store.accountContacts.stream()
                .filter(row -> row.account == account)
                .toList();
        return Reply.ok(Reply.envelope("accountContacts", Rows.show(rows, views::accountContact)));
    }

    private Reply create(Call call) {
        ObjectNode sent = call.sent("account");
        String name = Rows.text(sent.path("name")).trim();
        requireFree(name, null);
        data.check(sent.path("fields"));
        Account account = accounts.create(name, Rows.text(sent.path("accountUrl")));
        account.owner = Rows.text(sent, "owner", account.owner);
        ObjectNode echo = sent.deepCopy();
        echo.put("createdTimestamp", Times.offset(account.created))
                .put("updatedTimestamp", Times.offset(account.updated));
        echo.set("links", links(account));
        echo.set("fields", data.set(account, sent.path("fields")));
        webhooks.account("account_add", account, call.source());
        return Reply.created(Reply.envelope("account", echo.put("id", String.valueOf(account.id))));
    }

    private Reply update(Call call) {
        Account account = store.accounts.get(call.id());
        ObjectNode sent = call.sent("account");
        String name = Rows.text(sent, "name", account.name).trim();
        requireFree(name, account);
        data.check(sent.path("fields"));
        accounts.rename(account, name);
        account.url = Rows.text(sent, "accountUrl", account.url);
        account.owner = Rows.text(sent, "owner", account.owner);
        account.updated = Times.now();
        ArrayNode fields = data.set(account, sent.path("fields"));
        webhooks.account("account_update", account, call.source());
        ObjectNode shown = shown(account);
        shown.set("fields", fields);
        return one(shown);
    }

    private static Reply one(ObjectNode shown) {
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

    private void requireFree(String name, Account self) {
        if (name.isEmpty()) {
            throw ApiError.invalid("field_missing", "The account name was not provided.", "name");
        }
        Optional<Account> holder = accounts.named(name);
        if (holder.isPresent() && holder.get() != self) {
            throw ApiError.invalid(
                    "duplicate", "An account named \"" + name + "\" already exists. Please choose a new name.", "name");
        }
    }

    private ObjectNode listed(Account account, boolean counted) {
        ObjectNode shown = shown(account);
        shown.put("contactCount", counted ? String.valueOf(account.people) : "0");
        return shown.put("dealCount", "0");
    }

    ObjectNode shown(Account account) {
        ObjectNode shown = Json.object();
        shown.put("name", account.name).put("accountUrl", account.url);
        shown.put("createdTimestamp", Times.offset(account.created));
        shown.put("updatedTimestamp", Times.offset(account.updated)).put("owner", account.owner);
        shown.set("links", links(account).put("owner", views.url("accounts/" + account.id + "/owner")));
        return shown.put("id", String.valueOf(account.id));
    }

    private ObjectNode links(Account account) {
        return views.links(
                "accounts",
                account.id,
                "notes",
                "accountCustomFieldData",
                "accountContacts",
                "emailActivities",
                "contactEmails");
    }
}
