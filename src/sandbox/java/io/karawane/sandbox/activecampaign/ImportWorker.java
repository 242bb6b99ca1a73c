package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.util.Arrays;
import java.util.Optional;

/** Writes the contacts of an import, without a webhook for any of them. */
final class ImportWorker {
    private final Store store;
    private final Contacts contacts;
    private final Accounts accounts;
    private final Lists lists;
    private final Switches switches;

    ImportWorker(Store store, Contacts contacts, Accounts accounts, Lists lists, Switches switches) {
        this.store = store;
        this.contacts = contacts;
        this.accounts = accounts;
        this.lists = lists;
        this.switches = switches;
        switches.declare("importCreatesAccounts", true);
        switches.declare("importMovesAccounts", false);
        switches.declare("importOutcome", "completed");
        switches.declare("importFailingEmails", "");
    }

    /** Ends as switch {@code importOutcome} says: {@code failed} writes nothing, {@code interrupted} the first half. */
    void work(ImportBatch batch) {
        String outcome = switches.text("importOutcome");
        int most = outcome.equals("completed") ? batch.size() : outcome.equals("failed") ? 0 : batch.size() / 2;
        for (int i = 0; i < most; i++) {
            JsonNode contact = batch.request().path("contacts").get(i);
            if (fails(contact.path("email").asText().trim())) {
                batch.failed(contact.path("email").asText());
            } else {
                write(contact, batch);
            }
        }
        batch.end(outcome);
    }

    private boolean fails(String email) {
        return Arrays.stream(switches.text("importFailingEmails").split(","))
                .anyMatch(failing -> failing.trim().equalsIgnoreCase(email));
    }

    private void write(JsonNode sent, ImportBatch batch) {
        ObjectNode attributes = Json.object();
        attributes.set("email", sent.get("email"));
        rename(sent, "first_name", attributes, "firstName");
        rename(sent, "last_name", attributes, "lastName");
        rename(sent, "phone", attributes, "phone");
        Optional<ObjectNode> known =
                contacts.byEmail(sent.path("email").asText().trim());
        known.ifPresent(row -> contacts.update(row, attributes));
        ObjectNode row = known.orElseGet(() -> contacts.create(attributes));
        if (known.isEmpty()) {
            batch.created(row);
        }
        sent.path("fields").forEach(field -> store.fields
                .find(field.path("id").asText())
                .ifPresent(found -> contacts.setField(row, found.path("id").asText(), field.path("value"))));
        sent.path("tags").forEach(tag -> contacts.tag(row, contacts.tagNamed(tag.asText())));
        sent.path("subscribe")
                .forEach(entry -> subscribe(row, entry.path("listid").asText()));
        sent.path("unsubscribe")
                .forEach(entry -> lists.set(row, entry.path("listid").asText(), Lists.UNSUBSCRIBED));
        if (switches.on("importCreatesAccounts") && switches.on("accounts")) {
            associate(
                    row.path("id").asText(),
                    sent.path("customer_acct_name").asText().trim());
        }
    }

    private static void rename(JsonNode from, String name, ObjectNode to, String newName) {
        if (from.has(name)) {
            to.set(newName, from.get(name));
        }
    }

    /** Nobody who has unsubscribed comes back by an import. */
    private void subscribe(ObjectNode contact, String list) {
        boolean left = lists.membership(contact.path("id").asText(), list)
                .filter(row -> row.path("status").asText().equals(Lists.UNSUBSCRIBED))
                .isPresent();
        if (!left) {
            lists.set(contact, list, Lists.ACTIVE);
        }
    }

    private void associate(String contact, String name) {
        if (name.isEmpty()) {
            return;
        }
        Optional<ObjectNode> present = accounts.association(contact);
        if (present.isPresent() && !switches.on("importMovesAccounts")) {
            return;
        }
        ObjectNode account = accounts.named(name).orElseGet(() -> accounts.create(name, ""));
        String id = account.path("id").asText();
        present.ifPresentOrElse(
                row -> store.accountContacts.change(row, changed -> changed.put("account", id)),
                () -> accounts.associate(contact, id, ""));
    }
}
