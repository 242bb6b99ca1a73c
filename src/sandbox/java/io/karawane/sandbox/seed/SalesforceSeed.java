package io.karawane.sandbox.seed;

import io.karawane.sandbox.salesforce.SalesforceService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Accounts, contacts that belong to them, and leads. */
final class SalesforceSeed {
    private static final int NO_EMAIL_IN = 50;
    private static final int SHARED_EMAIL_IN = 200;

    private final SalesforceService salesforce;
    private final People people;
    private final Random facts; // its own, so that more facts do not change the people
    private final Addresses addresses;
    private final List<String> emails = new ArrayList<>();

    SalesforceSeed(SalesforceService salesforce, People people, long seed) {
        this.salesforce = salesforce;
        this.people = people;
        facts = new Random(seed);
        addresses = new Addresses(facts);
    }

    /** How many of that many leads or contacts get an e-mail of their own. */
    static int emails(int records) {
        return records - records / NO_EMAIL_IN - (records + SHARED_EMAIL_IN / 2 - 1) / SHARED_EMAIL_IN;
    }

    /** Every address that was given to a record. */
    List<String> emails() {
        return emails;
    }

    Map<String, String> accounts(int count) {
        OrgFields fields = new OrgFields("Account", facts);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Person contact = people.next();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("Name", people.company());
            put(row, "Phone", contact.phone());
            row.put("BillingCity", contact.city());
            row.put("BillingCountry", contact.country());
            addresses.complete(row, "Billing", contact.country());
            fields.fill(row);
            rows.add(row);
        }
        List<String> ids = salesforce.insert("Account", rows);
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            byName.put((String) rows.get(i).get("Name"), ids.get(i));
        }
        return byName;
    }

    List<String> contacts(int count, List<String> accountIds) {
        OrgFields fields = new OrgFields("Contact", facts);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Person person = people.next();
            Map<String, Object> row = row(person);
            row.put("MailingCity", person.city());
            row.put("MailingCountry", person.country());
            addresses.complete(row, "Mailing", person.country());
            fields.fill(row);
            if (!accountIds.isEmpty() && people.random().nextInt(10) > 0) {
                row.put("AccountId", people.pick(accountIds));
            }
            rows.add(row);
        }
        spoilEmails(rows);
        return salesforce.insert("Contact", rows);
    }

    /** A fifth of the leads works for a known account, some have only what people type when they must type something. */
    List<String> leads(int count, List<String> accountNames) {
        OrgFields fields = new OrgFields("Lead", facts);
        List<String> companies = new ArrayList<>();
        for (int i = 0; i <= count / 4; i++) {
            companies.add(people.company());
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Person person = people.next();
            Map<String, Object> row = row(person);
            row.put("City", person.city());
            row.put("Country", person.country());
            addresses.complete(row, "", person.country());
            fields.fill(row);
            int kind = people.random().nextInt(100);
            boolean known = kind < 20 && !accountNames.isEmpty();
            row.put("Company", kind > 96 ? "[not provided]" : people.pick(known ? accountNames : companies));
            rows.add(row);
        }
        spoilEmails(rows);
        return salesforce.insert("Lead", rows);
    }

    private static Map<String, Object> row(Person person) {
        Map<String, Object> row = new LinkedHashMap<>();
        put(row, "FirstName", person.firstName());
        row.put("LastName", person.lastName());
        row.put("Email", person.email());
        put(row, "Phone", person.phone());
        put(row, "Title", person.title());
        return row;
    }

    private static void put(Map<String, Object> row, String field, String value) {
        if (!value.isEmpty()) {
            row.put(field, value);
        }
    }

    /** Every fiftieth record has no e-mail, every two-hundredth has that of the record before it. */
    private void spoilEmails(List<Map<String, Object>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (i % NO_EMAIL_IN == NO_EMAIL_IN - 1) {
                rows.get(i).remove("Email");
            } else if (i % SHARED_EMAIL_IN == SHARED_EMAIL_IN / 2) {
                rows.get(i).put("Email", rows.get(i - 2).get("Email"));
            } else {
                emails.add((String) rows.get(i).get("Email"));
            }
        }
    }
}
