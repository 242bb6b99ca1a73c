package io.karawane.sandbox.activecampaign;

import io.karawane.sandbox.Switches;
import java.util.Optional;

/** Companies and who belongs to them. */
final class Accounts {
    private final Store store;
    private final Switches switches;

    Accounts(Store store, Switches switches) {
        this.store = store;
        this.switches = switches;
        switches.declare("accountNameCase", "sensitive");
    }

    Optional<Account> named(String name) {
        return Optional.ofNullable(store.accountsByName.get(key(name)));
    }

    /** Names are unique; whether upper and lower case count is not known. */
    private String key(String name) {
        return switches.text("accountNameCase").equals("insensitive") ? Store.lower(name) : name;
    }

    Account create(String name, String url) {
        Account account = store.accounts.add(id -> new Account(id, name, url));
        store.accountsByName.put(key(name), account);
        return account;
    }

    void rename(Account account, String name) {
        store.accountsByName.remove(key(account.name), account);
        account.name = name;
        store.accountsByName.put(key(name), account);
    }

    AccountContact associate(Contact contact, Account account, String jobTitle) {
        contact.account = store.accountContacts.add(id -> new AccountContact(id, contact, account, jobTitle));
        account.people++;
        return contact.account;
    }

    void move(AccountContact row, Account account) {
        row.account.people--;
        row.account = account;
        row.account.people++;
        row.updated = Times.now();
    }

    void leave(AccountContact row) {
        store.accountContacts.remove(row.id);
        row.contact.account = null;
        row.account.people--;
    }

    void delete(Account account) {
        store.accountContacts.stream().filter(row -> row.account == account).forEach(this::leave);
        store.accountData.deleteWhere("account", String.valueOf(account.id));
        store.accountsByName.remove(key(account.name), account);
        store.accounts.remove(account.id);
    }
}
