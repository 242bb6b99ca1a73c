package io.karawane.sandbox.activecampaign;

/** How a contact stands to a list; times are seconds since 1970, 0 for never. */
final class Membership {
    static final String ACTIVE = "1";
    static final String UNSUBSCRIBED = "2";
    static final String BOUNCED = "3";

    final int id;
    final Contact contact;
    final String list;
    final int created = Times.now();
    int updated = created;
    int subscribed;
    int unsubscribed;
    String status = "0";
    String source = "0";
    String form = "0";

    Membership(int id, Contact contact, String list) {
        this.id = id;
        this.contact = contact;
        this.list = list;
    }

    boolean has(String wanted) {
        return status.equals(wanted);
    }
}
