package io.karawane.sandbox.activecampaign;

/** Who is subscribed to what. */
final class Lists {
    private final Store store;
    private final Contacts contacts;

    Lists(Store store, Contacts contacts) {
        this.store = store;
        this.contacts = contacts;
    }

    /** @param status one of those of {@link Membership} */
    Membership set(Contact contact, String list, String status) {
        Membership row = contact.membership(list).orElseGet(() -> {
            Membership added = store.contactLists.add(id -> new Membership(id, contact, list));
            contact.lists = Few.with(contact.lists, added);
            return added;
        });
        row.status = status;
        row.updated = Times.now();
        if (status.equals(Membership.ACTIVE)) {
            row.subscribed = row.updated;
        } else {
            row.unsubscribed = row.updated;
        }
        contacts.bump(contact, "lists");
        return row;
    }
}
