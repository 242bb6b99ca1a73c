package io.karawane.sandbox.activecampaign;

/** That a contact belongs to an account; times are seconds since 1970. */
final class AccountContact {
    final int id;
    final Contact contact;
    final int created = Times.now();
    int updated = created;
    Account account;
    String jobTitle;

    AccountContact(int id, Contact contact, Account account, String jobTitle) {
        this.id = id;
        this.contact = contact;
        this.account = account;
        this.jobTitle = jobTitle;
    }
}
