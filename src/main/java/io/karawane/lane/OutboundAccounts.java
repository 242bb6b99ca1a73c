package io.karawane.lane;

import io.karawane.activecampaign.Account;
import io.karawane.activecampaign.Accounts;
import io.karawane.activecampaign.Answer;
import io.karawane.mapping.Note;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import io.karawane.queue.Lane;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;

/**
 * The accounts of an outbound batch. Those that ActiveCampaign has are changed before the persons go, so that a new
 * name names them and not another one; the others come into being with their persons and are completed afterwards.
 */
public final class OutboundAccounts {
    private final Accounts accounts;
    private final AccountRecords records;
    private final AccountRecognition recognition;
    private final Links links;
    private final Books books;

    public OutboundAccounts(
            Accounts accounts, AccountRecords records, AccountRecognition recognition, Links links, Books books) {
        this.accounts = accounts;
        this.records = records;
        this.recognition = recognition;
        this.links = links;
        this.books = books;
    }

    /** Accounts that both sides have, if there is news of them; or what each contact is to tell of its own. */
    public List<Company> known(@Body List<Person> persons) {
        if (persons.get(0).terms().sync().accountNames()) {
            return members(persons).stream().map(OutboundAccounts::ownField).toList();
        }
        List<Company> companies = companies(members(persons));
        List<Company> news = companies.stream().filter(recognition::isNews).toList();
        recognition.recognise(
                news.stream().filter(company -> company.link() == null).toList());
        books.close(
                Lane.OUTBOUND,
                news.stream().filter(company -> !company.isUnderWay()).toList(),
                none -> null);
        return news.stream()
                .filter(company -> company.isUnderWay() && company.account() != null)
                .toList();
    }

    private static Company ownField(Person person) {
        Company company = Company.of(person);
        if (company.record() == null) {
            company.setRecord(Map.of());
        }
        return company;
    }

    /** Accounts that came into being with their persons, or have yet to. */
    public List<Company> unknown(@Body List<Person> persons) {
        List<Company> unknown = members(persons).stream()
                .map(Person::company)
                .filter(company -> company != null && company.isUnderWay())
                .filter(company -> company.link() == null && company.account() == null)
                .distinct()
                .toList();
        recognition.findByName(unknown);
        return unknown;
    }

    static List<Person> members(List<Person> persons) {
        return persons.stream()
                .filter(person -> person.isUnderWay() && person.object().equals("Contact"))
                .toList();
    }

    /** One for each account that the persons belong to, with its link. */
    private List<Company> companies(List<Person> persons) {
        Map<String, Company> companies = new LinkedHashMap<>();
        for (Person person : persons) {
            if (person.account() != null && person.terms().sync().accountObjects()) {
                person.setCompany(
                        companies.computeIfAbsent(person.account().get("Id").toString(), id -> company(person)));
                person.company().people().add(person);
            }
        }
        Map<String, Link> linked = links.ofRecords("Account", companies.keySet());
        companies.forEach((id, company) -> company.setLink(linked.get(id)));
        return List.copyOf(companies.values());
    }

    private static Company company(Person person) {
        String name = person.account().get("Name").toString().strip();
        Company company = new Company(name, List.of(), person.terms());
        company.setRecord(person.account());
        return company;
    }

    /** Writes what was mapped. No trouble of an account holds back a person. */
    public void deliver(@Body List<Company> companies) {
        if (!companies.isEmpty() && companies.get(0).terms().sync().accountNames()) {
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
        records.tellIds(companies.stream()
                .filter(company -> company.isUnderWay() && company.account() != null)
                .toList());
        List<Company> settled = companies.stream()
                .filter(company -> !company.isUnderWay() || company.account() != null)
                .toList();
        books.close(Lane.OUTBOUND, settled, Projections::link);
    }

    /** With plan lite the name is a field of the contact. */
    @SuppressWarnings("unchecked")
    static void ride(Company company) {
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
            recognition.forget(company);
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
