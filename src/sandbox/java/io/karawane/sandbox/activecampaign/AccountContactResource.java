package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code /accountContacts}: at most one account for a contact. */
final class AccountContactResource {
    private final Store store;
    private final Contacts contacts;
    private final Accounts accounts;
    private final Views views;
    private final Webhooks webhooks;

    AccountContactResource(Store store, Contacts contacts, Accounts accounts, Views views, Webhooks webhooks) {
        this.store = store;
        this.contacts = contacts;
        this.accounts = accounts;
        this.views = views;
        this.webhooks = webhooks;
    }

    void register(Router router) {
        router.on("GET", "accountContacts", this::list)
                .on("POST", "accountContacts", this::create)
                .on("GET", "accountContacts/{id}", call -> one(store.accountContacts.get(call.id())))
                .on("PUT", "accountContacts/{id}", this::update)
                .on("DELETE", "accountContacts/{id}", this::delete);
    }

    private Reply one(AccountContact row) {
        return Reply.ok(Reply.envelope("accountContact", views.accountContact(row)));
    }

    private Reply list(Call call) {
        String contact = call.text("filters[contact]");
        String account = call.text("filters[account]");
        if (contact.isEmpty() && account.isEmpty()) {
            return Reply.ok(Page.envelope(call, "accountContacts", store.accountContacts, views::accountContact));
        }
        List<AccountContact> rows = (contact.isEmpty()
                        ? store.accountContacts.stream()
                        : store.contacts.find(contact).map(person -> person.account).stream())
                .filter(row ->
                        account.isEmpty() || String.valueOf(row.account.id).equals(account))
                .toList();
        return Reply.ok(Page.envelope(call, "accountContacts", rows, views::accountContact));
    }

    private Reply create(Call call) {
        ObjectNode sent = call.sent("accountContact");
        Contact contact = required(sent, "contact", store.contacts);
        Account account = required(sent, "account", store.accounts);
        if (contact.account != null) {
            throw taken();
        }
        AccountContact row = accounts.associate(contact, account, Rows.text(sent.path("jobTitle")));
        contacts.bump(contact, "accounts");
        webhooks.accountContact("account_contact_add", row, call.source());
        ObjectNode echo = sent.deepCopy();
        echo.put("createdTimestamp", Times.offset(row.created)).put("updatedTimestamp", Times.offset(row.updated));
        echo.set("links", views.links("accountContacts", row.id, "account", "contact"));
        return Reply.created(Reply.envelope("accountContact", echo.put("id", String.valueOf(row.id))));
    }

    private static ApiError taken() {
        return ApiError.invalid(
                "field_invalid",
                "This contact is already associated with an account. "
                        + "We currently do not support contacts on multiple accounts.",
                "account,contact");
    }

    private Reply update(Call call) {
        AccountContact row = store.accountContacts.get(call.id());
        ObjectNode sent = call.sent("accountContact");
        if (sent.has("contact") && required(sent, "contact", store.contacts) != row.contact) {
            throw taken();
        }
        accounts.move(row, sent.has("account") ? required(sent, "account", store.accounts) : row.account);
        row.jobTitle = Rows.text(sent, "jobTitle", row.jobTitle);
        contacts.bump(row.contact, "accounts");
        webhooks.accountContact("account_contact_update", row, call.source());
        return one(row);
    }

    private Reply delete(Call call) {
        AccountContact row = store.accountContacts.get(call.id());
        accounts.leave(row);
        contacts.bump(row.contact, "accounts");
        return Reply.emptyObject();
    }

    private static <T> T required(ObjectNode sent, String name, Numbered<T> rows) {
        String id = Rows.text(sent.path(name));
        if (id.isEmpty()) {
            throw ApiError.invalid("field_missing", "The " + name + " was not provided.", name);
        }
        return rows.find(id)
                .orElseThrow(() -> ApiError.invalid("field_invalid", "The " + name + " does not exist.", name));
    }
}
