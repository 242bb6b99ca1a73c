package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.util.Optional;

/** Writes the contacts of an import, without a webhook for any of them. */
final class ImportWorker {
    private final Store store;
    private final Contacts contacts;
    private final Accounts accounts;
    private final Lists lists;
    private final Triggers triggers;
    private final Switches switches;

    ImportWorker(Store store, Contacts contacts, Accounts accounts, Lists lists, Triggers triggers, Switches switches) {
        this.store = store;
        this.contacts = contacts;
        this.accounts = accounts;
        this.lists = lists;
        this.triggers = triggers;
        this.switches = switches;
        switches.declare("importCreatesAccounts", true);
        switches.declare("importMovesAccounts", false);
        switches.declare("importEmptyClears", true);
        switches.declare("importOutcome", "completed");
        switches.declare("importFailingEmails", "");
        switches.declare("excludeAutomations", "both");
    }

    /** Ends as switch {@code importOutcome} says: {@code failed} writes nothing, {@code interrupted} the first half. */
    void work(ImportBatch batch) {
        String outcome = switches.text("importOutcome");
        int most = outcome.equals("completed") ? batch.size() : outcome.equals("failed") ? 0 : batch.size() / 2;
        for (int i = 0; i < most; i++) {
            JsonNode sent = batch.request().path("contacts").get(i);
            String email = sent.path("email").asText().trim();
            if (!Contacts.isEmail(email)) {
                batch.failed(email, "Invalid email address");
            } else if (isExcluded(email)) {
                batch.failed(email, "Email address is on the exclusion list");
            } else {
                write(sent, batch);
            }
        }
        batch.end(outcome);
    }

    /** The exclusion list: whole addresses, or {@code @example.org} for all of a domain. */
    private boolean isExcluded(String email) {
        String lower = Store.lower(email);
        for (String excluded : Store.lower(switches.text("importFailingEmails")).split(",")) {
            String entry = excluded.trim();
            if (lower.equals(entry) || entry.startsWith("@") && lower.endsWith(entry)) {
                return true;
            }
        }
        return false;
    }

    private void write(JsonNode sent, ImportBatch batch) {
        ObjectNode attributes = Json.object();
        attributes.set("email", sent.get("email"));
        rename(sent, "first_name", attributes, "firstName");
        rename(sent, "last_name", attributes, "lastName");
        rename(sent, "phone", attributes, "phone");
        Optional<Contact> known = contacts.byEmail(sent.path("email").asText());
        known.ifPresent(contact -> contacts.update(contact, attributes));
        Contact contact = known.orElseGet(() -> contacts.create(attributes));
        batch.written(contact, known.isEmpty());
        setFields(sent, contact);
        boolean starts = !excludesAutomations(batch.request(), sent);
        sent.path("tags").forEach(tag -> tag(contact, tag.asText(), starts));
        sent.path("subscribe")
                .forEach(entry -> subscribe(contact, entry.path("listid").asText()));
        sent.path("unsubscribe").forEach(entry -> store.lists
                .find(entry.path("listid").asText())
                .ifPresent(list -> lists.set(contact, list.path("id").asText(), Membership.UNSUBSCRIBED)));
        if (switches.on("importCreatesAccounts") && switches.on("accounts")) {
            associate(contact, sent.path("customer_acct_name").asText().trim());
        }
    }

    private void rename(JsonNode from, String name, ObjectNode to, String newName) {
        if (from.has(name) && counts(from.get(name))) {
            to.set(newName, from.get(name));
        }
    }

    private boolean counts(JsonNode value) {
        return !value.asText().isEmpty() || switches.on("importEmptyClears");
    }

    private void setFields(JsonNode sent, Contact contact) {
        for (JsonNode field : sent.path("fields")) {
            if (store.fields.find(field.path("id").asText()).isPresent() && counts(field.path("value"))) {
                contacts.setField(
                        contact, field.path("id").asInt(), field.path("value").asText());
            }
        }
    }

    private void tag(Contact contact, String name, boolean starts) {
        Tag tag = contacts.tagNamed(name);
        boolean isNew = contact.carried(tag).isEmpty();
        contacts.tag(contact, tag);
        if (isNew && starts) {
            triggers.tagAdded(contact, tag);
        }
    }

    /** The documentation names two places; the switch says which of them counts. */
    private boolean excludesAutomations(JsonNode request, JsonNode contact) {
        String place = switches.text("excludeAutomations");
        boolean onRequest = request.path("exclude_automations").asBoolean();
        boolean onContact = contact.path("exclude_automations").asBoolean();
        return onRequest && !place.equals("contact") || onContact && !place.equals("request");
    }

    /** Nobody who has unsubscribed comes back by an import. */
    private void subscribe(Contact contact, String list) {
        boolean left = contact.membership(list)
                .filter(row -> row.has(Membership.UNSUBSCRIBED))
                .isPresent();
        if (!left && store.lists.find(list).isPresent()) {
            lists.set(contact, list, Membership.ACTIVE);
        }
    }

    private void associate(Contact contact, String name) {
        boolean stays = contact.account != null && !switches.on("importMovesAccounts");
        if (name.isEmpty() || stays) {
            return;
        }
        Account account = accounts.named(name).orElseGet(() -> accounts.create(name, ""));
        if (contact.account == null) {
            accounts.associate(contact, account, "");
        } else {
            accounts.move(contact.account, account);
        }
    }
}
