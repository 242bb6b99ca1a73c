package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;

/** Who is subscribed to what. */
final class Lists {
    private final Store store;
    private final Contacts contacts;

    Lists(Store store, Contacts contacts) {
        this.store = store;
        this.contacts = contacts;
    }

    /** @param sent at least {@code name} */
    ObjectNode add(ObjectNode sent) {
        ObjectNode row = Json.object();
        Rows.take(sent, row, "name", "stringid", "sender_url", "sender_reminder");
        row.put("userid", "1").put("cdate", Times.offset(Times.now())).put("channel", "email");
        return store.lists.insert(row);
    }

    /** The list of that name, which is made if there is none. */
    ObjectNode named(String name) {
        return store.lists.rows().stream()
                .filter(row -> Rows.is(row, "name", name))
                .findFirst()
                .orElseGet(() -> add(Json.object().put("name", name).put("stringid", Store.lower(name))));
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
