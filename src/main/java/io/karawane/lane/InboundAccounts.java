package io.karawane.lane;

import io.karawane.activecampaign.Account;
import io.karawane.activecampaign.Accounts;
import io.karawane.mapping.Note;
import io.karawane.mapping.type.Text;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import io.karawane.queue.Lane;
import io.karawane.queue.Link;
import io.karawane.settings.Sync;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;

/**
 * The accounts of an inbound batch, before its persons: each is read once, written once, and its contacts are told of
 * it. Leads only carry a company's name.
 */
public final class InboundAccounts {
    private final Accounts accounts;
    private final AccountRecords records;
    private final Namesakes namesakes;
    private final Books books;

    public InboundAccounts(Accounts accounts, AccountRecords records, Namesakes namesakes, Books books) {
        this.accounts = accounts;
        this.records = records;
        this.namesakes = namesakes;
        this.books = books;
    }

    /** The accounts that the persons belong to, ready to be mapped; none while account data is switched off. */
    public List<Company> read(@Body List<Person> persons) {
        List<Person> contacts = persons.stream()
                .filter(person -> person.isUnderWay() && person.object().equals("Contact"))
                .toList();
        Sync sync = persons.get(0).terms().sync();
        if (sync.accountNames()) {
            return contacts.stream().filter(this::names).map(Company::of).toList();
        }
        return sync.accountObjects() && !contacts.isEmpty() ? objects(contacts) : List.of();
    }

    /** Whether the contact's own field names an account. */
    private boolean names(Person person) {
        return person.current().get("fields") instanceof Map<?, ?> fields
                && person.mappings().of("Account").tags().stream().anyMatch(tag -> !Text.isBlank(fields.get(tag)));
    }

    private List<Company> objects(List<Person> contacts) {
        Map<String, Company> companies = new LinkedHashMap<>();
        for (Person person : contacts) {
            String name = person.contact().account().strip();
            if (!name.isEmpty()) {
                companies
                        .computeIfAbsent(Namesakes.key(name), key -> new Company(name, List.of(), person.terms()))
                        .people()
                        .add(person);
            }
        }
        List<Company> all = List.copyOf(companies.values());
        var found = accounts.named(all.stream().map(Company::name).toList());
        boolean custom = !contacts.get(0).mappings().of("Account").tags().isEmpty();
        for (Company company : all) {
            var account = found.get(company.name());
            company.setAccount(
                    account == null ? Account.named(company.name()) : custom ? accounts.withFields(account) : account);
        }
        records.find(all);
        return all;
    }

    /** Writes what was mapped, and tells the contacts which account is theirs. */
    public void deliver(@Body List<Company> companies) {
        boolean objects =
                !companies.isEmpty() && companies.get(0).terms().sync().accountObjects();
        List<Company> targets = objects ? companies : namesakes.meant(companies);
        targets.stream()
                .filter(InboundAccounts::isNewByAnEdit)
                .forEach(company -> company.end(Reason.NOT_LINKED, null));
        List<Company> written = records.write(targets);
        targets.forEach(InboundAccounts::tell);
        if (objects) {
            records.readBack(written);
            List<Company> news = new ArrayList<>(written);
            targets.stream().filter(company -> !company.isUnderWay()).forEach(news::add);
            books.close(Lane.INBOUND, news, this::link);
        }
    }

    private static boolean isNewByAnEdit(Company company) {
        return company.isUnderWay()
                && company.record() == null
                && company.people().stream().allMatch(person -> person.change().isUpdate());
    }

    /** Salesforce takes a contact without an account; only trouble that may pass is worth waiting for. */
    private static void tell(Company company) {
        for (Person person : company.people()) {
            if (company.passing()) {
                person.end(RecordProblem.passing(company.outcome(), "AccountId", company.detail()));
            } else if (company.salesforceId() != null) {
                person.mapped().put("AccountId", company.salesforceId());
            } else if (!company.isUnderWay()) {
                person.note(new Note(company.outcome(), "AccountId", null, null));
            }
        }
    }

    private Link link(Company company) {
        return company.activecampaignId() == null ? null : Projections.link(company);
    }
}
