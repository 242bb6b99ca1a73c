package io.karawane.lane;

import io.karawane.activecampaign.Account;
import io.karawane.schema.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One account under way, and those of a batch who belong to it. */
public final class Company extends Subject {
    private final String name;
    private final List<Person> people;
    private Account account;

    /** @param name as the side has it that it comes from */
    Company(String name, List<Person> people, Terms terms) {
        super(terms);
        this.name = name;
        this.people = new ArrayList<>(people);
    }

    /** What one person tells of it where ActiveCampaign has no accounts but a field of the contact. */
    static Company of(Person person) {
        Company company = new Company("", List.of(person), person.terms());
        company.setRecord(person.account());
        if (person.contact() != null) {
            company.account = new Account(null, "", person.current(), person.contactTime());
        }
        return company;
    }

    String name() {
        return name;
    }

    List<Person> people() {
        return people;
    }

    @Override
    public String object() {
        return "Account";
    }

    /** The ActiveCampaign account, or null if there is none (yet). */
    Account account() {
        return account;
    }

    void setAccount(Account account) {
        this.account = account;
    }

    @Override
    public Map<String, Object> current() {
        return account == null ? null : account.values();
    }

    @Override
    public Instant contactTime() {
        return account == null ? null : account.updatedAt();
    }

    @Override
    String activecampaignId() {
        return account == null ? null : account.id();
    }

    @Override
    String emailHash() {
        return null;
    }

    @Override
    String claim() {
        return people.get(0).claim();
    }
}
