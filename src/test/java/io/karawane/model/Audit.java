package io.karawane.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Compares what both services hold with what was done. */
public final class Audit {
    private static final String SYNCED = "Successfully synced";
    private static final String OUTBOUND_TAG = "created-from-salesforce";
    private static final String INBOUND_TAG = "add-to-salesforce";

    private final Org org;
    private final Dump dump;
    private final List<Difference> differences = new ArrayList<>();

    private Audit(Org org, Dump dump) {
        this.org = org;
        this.dump = dump;
    }

    public static List<Difference> of(Org org, Dump dump) {
        Audit audit = new Audit(org, dump);
        audit.records();
        org.groups().forEach(audit::group);
        org.handed(contact -> !contact.adopted).forEach(audit::handed);
        audit.contacts();
        return audit.differences;
    }

    private void expect(String record, String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            differences.add(new Difference(record, what, expected, found));
        }
    }

    private JsonNode record(Row row) {
        return dump.records.get(row.id);
    }

    private void records() {
        for (Row row : org.rows(row -> row.state == Row.State.ALIVE)) {
            expect(row.id, "fields in Salesforce", row.kept(), Dump.ofRecord(record(row)));
            boolean shownOnce = !row.facesShown.isEmpty();
            if (!row.everHadAddress || !shownOnce) {
                expect(row.id, "id of a record that was never to be sent", "", dump.carried(row.id));
                expect(row.id, "status of a record that was never to be sent", "", Dump.status(record(row)));
            } else if (!row.shown && !dump.carried(row.id).isEmpty()) {
                JsonNode contact = dump.contacts.get(dump.carried(row.id));
                Face told = contact == null ? null : Dump.ofContact(contact);
                if (!row.facesShown.contains(told)) {
                    differences.add(new Difference(row.id, "told after it had left", row.facesShown, told));
                }
            }
        }
        dump.carriers().forEach((id, carriers) -> expect(id, "records that carry this id", 1, carriers.size()));
    }

    private void group(String email, List<Row> all) {
        List<Row> shown = all.stream().filter(row -> row.shown).toList();
        List<Row> contacts = of("Contact", shown);
        List<Row> leads = of("Lead", shown);
        if (!shown.isEmpty()) {
            expect(
                    shown.get(0).id,
                    "contacts of " + email,
                    1,
                    dump.ofEmail(email).size());
        }
        if (dump.ofEmail(email).size() == 1) {
            holder(email, contacts, true);
            holder(email, leads, contacts.isEmpty());
        }
    }

    private static List<Row> of(String object, List<Row> rows) {
        return rows.stream().filter(row -> row.object.equals(object)).toList();
    }

    private void holder(String email, List<Row> rows, boolean writes) {
        if (rows.isEmpty()) {
            return;
        }
        Address address = org.address(email);
        JsonNode contact = dump.ofEmail(email).get(0);
        String id = contact.path("id").asText();
        List<Row> holders =
                rows.stream().filter(row -> !dump.carried(row.id).isEmpty()).toList();
        // A converted lead keeps the id, which no other lead can carry then.
        boolean taken = address.owners.stream().anyMatch(row -> row.state == Row.State.CONVERTED);
        Row first = rows.stream().min(Comparator.comparing(row -> row.order)).orElseThrow();
        if (holders.isEmpty() && taken && first.object.equals("Lead")) {
            return;
        }
        expect(first.id, "holders of " + email + " among " + ids(rows), 1, holders.size());
        for (Row row : rows) {
            expect(row.id, "status", holders.contains(row) ? SYNCED : "", Dump.status(record(row)));
        }
        for (Row holder : holders) {
            expect(holder.id, "id", id, dump.carried(holder.id));
            // A lead whose contact speaks for it writes nothing.
            if (writes && !holder.isUntouched()) {
                expect(holder.id, "has tag " + OUTBOUND_TAG, true, dump.hasTag(id, OUTBOUND_TAG));
            }
            if (!address.open) {
                expect(holder.id, "holder of " + email, first.id, holder.id);
            }
            if (writes) {
                expect(holder.id, "fields of contact " + id, holder.told(), Dump.ofContact(contact));
            }
        }
    }

    private static List<String> ids(List<Row> rows) {
        return rows.stream().map(row -> row.id).toList();
    }

    private void handed(Handed handed) {
        JsonNode contact = dump.contacts.get(handed.contact);
        expect(handed.contact, "fields of the contact", handed.face, Dump.ofContact(contact));
        for (String object : handed.objects) {
            List<JsonNode> records = dump.carriers(object, handed.contact);
            expect(handed.contact, object + " records with its id", 1, records.size());
            for (JsonNode record : records) {
                expect(handed.contact, "fields of the " + object, handed.face, Dump.ofRecord(record));
                expect(
                        handed.contact,
                        "address of the " + object,
                        handed.email.toLowerCase(Locale.ROOT),
                        record.path("Email").asText().toLowerCase(Locale.ROOT));
                expect(handed.contact, "status of the " + object, SYNCED, Dump.status(record));
            }
        }
        if (!handed.objects.isEmpty()) {
            expect(handed.contact, "has tag " + INBOUND_TAG, true, dump.hasTag(handed.contact, INBOUND_TAG));
        }
    }

    private void contacts() {
        dump.contacts.forEach((id, contact) -> {
            String email = Dump.email(contact);
            expect(id, "contacts of " + email, 1, dump.ofEmail(email).size());
            Address address = org.addresses.get(email);
            expect(id, email + " was ever to be sent", true, address != null && address.told);
            expect(id, email + " has gone to another address", false, address != null && address.isLeft());
        });
        Set<String> there = dump.contacts.keySet();
        org.contactsThatStay.forEach(id -> expect(id, "is still there", true, there.contains(id)));
    }
}
