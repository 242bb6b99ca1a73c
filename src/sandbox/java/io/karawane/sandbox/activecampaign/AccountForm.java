package io.karawane.sandbox.activecampaign;

/** An account and who belongs to it, as webhooks carry them. */
final class AccountForm {
    private final Store store;

    AccountForm(Store store) {
        this.store = store;
    }

    void add(Form form, Account account) {
        String id = String.valueOf(account.id);
        form.add("account[id]", id).add("account[name]", account.name).add("account[account_url]", account.url);
        form.add("account[created_timestamp]", Times.plain(account.created));
        form.add("account[updated_timestamp]", Times.plain(account.updated));
        store.accountData.where("account", id).forEach(value -> store.accountFields
                .find(value.path("field").asText())
                .ifPresent(field -> form.add(
                        "account[fields][" + field.path("fieldLabel").asText() + "]",
                        Rows.text(value.path("fieldValue")))));
    }

    void add(Form form, AccountContact row) {
        form.add("accountContact[id]", String.valueOf(row.id));
        form.add("accountContact[account]", String.valueOf(row.account.id));
        form.add("accountContact[contact]", String.valueOf(row.contact.id));
        form.add("accountContact[job_title]", row.jobTitle);
        form.add("customer_acct_name", row.account.name).add("customer_acct_id", String.valueOf(row.account.id));
    }
}
