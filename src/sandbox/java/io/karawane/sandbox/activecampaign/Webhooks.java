package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Switches;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Tells account webhooks what happened. A source is who did it: public, admin, api or system. */
final class Webhooks {
    private static final String NO_LIST = "0";

    private final Store store;
    private final ContactForm contacts;
    private final AccountForm accounts;
    private final WebhookDelivery delivery;
    private final Switches switches;

    Webhooks(Store store, ContactForm contacts, AccountForm accounts, WebhookDelivery delivery, Switches switches) {
        this.store = store;
        this.contacts = contacts;
        this.accounts = accounts;
        this.delivery = delivery;
        this.switches = switches;
        switches.declare("updateFires", "contact,fieldValues");
        switches.declare("webhookTagKey", "tag");
        switches.declare("webhookDates", "iso");
    }

    /** @param what changed: {@code contact, fieldValues, tags, lists} or {@code accounts}; the switch says what counts */
    void updated(String what, Contact contact, String source) {
        if (switches.text("updateFires").contains(what)) {
            fire(
                    "update",
                    source,
                    NO_LIST,
                    list -> contact.membership(list).isPresent(),
                    form -> contacts.add(form, contact));
        }
    }

    /** @param added whether the tag came or went */
    void tagged(boolean added, Contact contact, Tag tag, String source) {
        fire("contact_tag_" + (added ? "added" : "removed"), source, NO_LIST, list -> true, form -> contacts.add(
                        form, contact)
                .add(switches.text("webhookTagKey"), tag.name));
        updated("tags", contact, source);
    }

    void membership(Membership row, String source) {
        boolean active = row.has(Membership.ACTIVE);
        fire(active ? "subscribe" : "unsubscribe", source, row.list, row.list::equals, form -> {
            contacts.add(form, row.contact);
            if (!active) {
                form.add("list[][id]", row.list);
            }
            form.add("form[id]", row.form);
            if (!active) {
                form.add("unsubscribe[reason]", "");
                row.contact.lists.stream()
                        .filter(other -> other.has(Membership.ACTIVE))
                        .findFirst()
                        .ifPresent(other -> form.add("active_subscriptions[0]", other.list));
            }
        });
    }

    void bounced(Contact contact, ObjectNode campaign, String type, String code, String description) {
        fire("bounce", "system", NO_LIST, list -> contact.membership(list).isPresent(), form -> contacts.add(
                        form, contact)
                .add("campaign[id]", campaign.path("id").asText())
                .add("bounce[type]", type)
                .add("bounce[code]", code)
                .add("bounce[description]", description));
    }

    void listAdded(ObjectNode list, String source) {
        fire("list_add", source, null, any -> true, form -> {
            for (String name : List.of("id", "userid", "name", "sender_url", "sender_reminder")) {
                form.add("list[" + name + "]", list.path(name).asText());
            }
        });
    }

    /** @param type account_add or account_update */
    void account(String type, Account account, String source) {
        fire(type, source, NO_LIST, list -> true, form -> accounts.add(form, account));
    }

    /** @param type account_contact_add or account_contact_update */
    void accountContact(String type, AccountContact row, String source) {
        fire(type, source, NO_LIST, list -> true, form -> {
            contacts.add(form, row.contact);
            accounts.add(form, row.account);
            accounts.add(form, row);
        });
        updated("accounts", row.contact, source);
    }

    /** @param list null where the event brings a {@code list} of its own, @param bound whether it is about a list */
    private void fire(String type, String source, String list, Predicate<String> bound, Consumer<Form> more) {
        List<ObjectNode> receivers = store.webhooks.rows().stream()
                .filter(webhook -> has(webhook, "events", type) && has(webhook, "sources", source))
                .filter(webhook -> webhook.path("listid").asText().equals(NO_LIST)
                        || bound.test(webhook.path("listid").asText()))
                .filter(webhook -> !webhook.path("disabled").asBoolean())
                .toList();
        if (receivers.isEmpty()) {
            return;
        }
        int now = Times.now();
        boolean iso = switches.text("webhookDates").equals("iso");
        Form form = new Form().add("type", type).add("date_time", iso ? Times.offset(now) : Times.plain(now));
        form.add("initiated_from", source).add("initiated_by", "1");
        if (list != null) {
            form.add("list", list);
        }
        more.accept(form);
        receivers.forEach(webhook -> delivery.deliver(webhook, form.toString()));
    }

    private static boolean has(ObjectNode webhook, String list, String word) {
        for (JsonNode known : webhook.path(list)) {
            if (known.asText().equals(word)) {
                return true;
            }
        }
        return false;
    }
}
