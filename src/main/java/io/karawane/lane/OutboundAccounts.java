package io.karawane.lane;

import io.karawane.activecampaign.Account;
import io.karawane.activecampaign.Accounts;
import io.karawane.activecampaign.Answer;
import io.karawane.mapping.Mappings;
import io.karawane.mapping.Note;
import io.karawane.mapping.Side;
import io.karawane.mapping.Wins;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import io.karawane.queue.Lane;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.settings.Sync;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Body;

/**
 * The accounts of an outbound batch. Those that ActiveCampaign knows are changed before the persons go, so that a new
 * name names them and not another one; the others come into being with their persons and are completed afterwards.
 */
public final class OutboundAccounts {
    private final Accounts accounts;
    private final AccountRecords records;
    private final Namesakes namesakes;
    private final Links links;
    private final Books books;
    private final Supplier<Mappings> mappings;
    private final Supplier<Sync> sync;

    public OutboundAccounts(
            Accounts accounts,
            AccountRecords records,
            Namesakes namesakes,
            Links links,
            Books books,
            Supplier<Mappings> mappings,
            Supplier<Sync> sync) {
        this.accounts = accounts;
        this.records = records;
        this.namesakes = namesakes;
        this.links = links;
        this.books = books;
        this.mappings = mappings;
        this.sync = sync;
    }

    /** Accounts that both sides have and that changed, or what each contact is to tell of its own. */
    public List<Company> known(@Body List<Person> persons) {
        List<Person> contacts = members(persons);
        if (sync.get().accountNames()) {
            return contacts.stream().map(OutboundAccounts::ownField).toList();
        }
        List<Company> known = new ArrayList<>();
        for (Company company : sync.get().accountObjects() ? linked(contacts) : List.<Company>of()) {
            Link link = company.link();
            if (link != null && !link.salesforceHash().equals(Projections.outbound(mappings.get(), company))) {
                Account account =
                        mayLose() ? accounts.of(link.activecampaignId()) : Account.known(link.activecampaignId());
                company.setAccount(account);
                if (account == null) {
                    books.gone(link);
                } else {
                    known.add(company);
                }
            }
        }
        return known;
    }

    private static Company ownField(Person person) {
        Company company = Company.of(person);
        if (company.record() == null) {
            company.setRecord(Map.of());
        }
        return company;
    }

    /** Accounts without a link of their own, now that their persons are there; those of a name that is taken end. */
    public List<Company> unknown(@Body List<Person> persons) {
        List<Company> unknown = sync.get().accountObjects()
                ? linked(members(persons)).stream()
                        .filter(company -> company.link() == null)
                        .toList()
                : List.of();
        if (unknown.isEmpty()) {
            return unknown;
        }
        var holders = namesakes.holders(unknown.stream().map(Company::name).toList());
        unknown.forEach(company -> leaveTo(holders.get(Namesakes.key(company.name())), company));
        List<Company> holding = unknown.stream().filter(Company::isUnderWay).toList();
        Map<String, Account> found =
                accounts.named(holding.stream().map(Company::name).toList());
        Map<String, String> taken = links
                .ofAccounts(found.values().stream().map(Account::id).toList())
                .stream()
                .collect(Collectors.toMap(Link::activecampaignId, Link::salesforceId, (one, other) -> one));
        for (Company company : holding) {
            Account account = found.get(company.name());
            if (account != null && taken.containsKey(account.id())) {
                company.end(Reason.DUPLICATE_ACCOUNT_NAME, "held by " + taken.get(account.id()));
            } else if (account != null) {
                company.setAccount(mayLose() ? accounts.withFields(account) : account);
            }
        }
        books.close(
                Lane.OUTBOUND,
                unknown.stream().filter(company -> !company.isUnderWay()).toList(),
                none -> null);
        return unknown.stream().filter(Company::isUnderWay).toList();
    }

    private static void leaveTo(Map<String, Object> holder, Company company) {
        if (holder != null && !holder.get("Id").equals(company.salesforceId())) {
            company.end(Reason.DUPLICATE_ACCOUNT_NAME, "held by " + holder.get("Id"));
        }
    }

    private static List<Person> members(List<Person> persons) {
        return persons.stream()
                .filter(person -> person.isUnderWay() && person.object().equals("Contact"))
                .toList();
    }

    /** One company for each account, with its link. */
    private Collection<Company> linked(List<Person> contacts) {
        Map<String, Company> companies = new LinkedHashMap<>();
        contacts.stream().filter(person -> person.account() != null).forEach(person -> companies
                .computeIfAbsent(person.account().get("Id").toString(), id -> company(person.account()))
                .people()
                .add(person));
        Map<String, Link> linked = links.ofRecords("Account", companies.keySet());
        companies.forEach((id, company) -> company.setLink(linked.get(id)));
        return companies.values();
    }

    private static Company company(Map<String, Object> record) {
        Company company = new Company(record.get("Name").toString().strip(), List.of());
        company.setRecord(record);
        return company;
    }

    /** Whether what ActiveCampaign holds decides what is written. */
    private boolean mayLose() {
        return mappings.get().of("Account").rows().stream()
                .anyMatch(row -> row.direction().goesTo(Side.ACTIVECAMPAIGN) && row.wins() != Wins.MOVING);
    }

    /** Writes what was mapped. No trouble of an account holds back a person. */
    public void deliver(@Body List<Company> companies) {
        if (sync.get().accountNames()) {
            companies.forEach(OutboundAccounts::ride);
            return;
        }
        for (Company company : companies) {
            if (company.isUnderWay()) {
                try {
                    write(company);
                } catch (RecordProblem problem) {
                    company.end(problem);
                }
            }
        }
        records.tellIds(companies.stream().filter(Company::isUnderWay).toList());
        books.close(Lane.OUTBOUND, companies, company -> Projections.link(mappings.get(), company));
    }

    /** With plan lite the name is a field of the contact. */
    @SuppressWarnings("unchecked")
    private static void ride(Company company) {
        Person person = company.people().get(0);
        if (!company.isUnderWay()) {
            person.note(new Note(company.outcome(), company.field(), null, null));
        } else if (company.mapped().get("fields") instanceof Map<?, ?> fields) {
            ((Map<String, Object>) person.mapped().computeIfAbsent("fields", key -> new LinkedHashMap<>()))
                    .putAll((Map<String, Object>) fields);
        }
    }

    private void write(Company company) {
        Map<String, Object> values = new LinkedHashMap<>(company.mapped());
        Account account = company.account();
        if (account == null) {
            Answer answer = accounts.create(values);
            if (isAccepted(answer, company, values)) {
                company.setAccount(Account.known(Accounts.idIn(answer)));
            }
            return;
        }
        values.remove("name", account.name());
        Answer answer = values.isEmpty() ? null : accounts.change(account.id(), values);
        if (answer != null && answer.missing() && company.link() != null) {
            books.gone(company.link());
            company.end(Reason.GONE, null);
        } else if (answer != null) {
            isAccepted(answer, company, values);
        }
    }

    private static boolean isAccepted(Answer answer, Company company, Map<String, Object> values) {
        if (!answer.ok()) {
            company.end(Reason.REJECTED, Words.of(null, answer.words(), values));
        }
        return answer.ok();
    }
}
