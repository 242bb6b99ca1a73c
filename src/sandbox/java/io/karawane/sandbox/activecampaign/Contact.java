package io.karawane.sandbox.activecampaign;

import java.util.List;
import java.util.Optional;

/** A contact and what belongs to it, kept small so that a million fit; times are seconds since 1970, 0 for never. */
final class Contact {
    final int id;
    final int created = Times.now();
    int updated = created;
    int opened;
    int clicked;
    int mails;
    boolean bounced;
    String email = "";
    String phone = "";
    String firstName = "";
    String lastName = "";
    AccountContact account;
    List<FieldValue> values = List.of();
    List<ContactTag> tags = List.of();
    List<Membership> lists = List.of();
    List<Passage> automations = List.of();

    Contact(int id) {
        this.id = id;
    }

    Optional<FieldValue> value(int field) {
        return values.stream().filter(value -> value.field == field).findFirst();
    }

    Optional<ContactTag> carried(Tag tag) {
        return tags.stream().filter(each -> each.tag() == tag).findFirst();
    }

    Optional<Membership> membership(String list) {
        return lists.stream().filter(each -> each.list.equals(list)).findFirst();
    }

    /** Empty if it belongs to none. */
    String accountName() {
        return account == null ? "" : account.account.name;
    }
}
