package io.karawane.lane;

import io.karawane.activecampaign.Memberships;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import io.karawane.queue.Lane;
import io.karawane.queue.Link;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Saved;
import io.karawane.salesforce.Soql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stage settle, outbound: once ActiveCampaign has the person, id and status go to Salesforce; then the change
 * leaves the queue.
 */
public final class OutboundSettlement {
    private final Salesforce salesforce;
    private final Memberships memberships;
    private final Books books;

    public OutboundSettlement(Salesforce salesforce, Memberships memberships, Books books) {
        this.salesforce = salesforce;
        this.memberships = memberships;
        this.books = books;
    }

    /** Accounts that did not come along with the import, or that contact/sync can't carry. */
    public void joinAccounts(List<Person> persons) {
        for (Person person : persons) {
            if (person.terms().sync().accountObjects() && person.isUnderWay() && belongsElsewhere(person)) {
                try {
                    memberships.join(person.activecampaignId(), person.accountToTell());
                } catch (RecordProblem problem) {
                    person.end(problem);
                }
            }
        }
    }

    /** To no account yet, or to another one; where ActiveCampaign does not name the account, it is left alone. */
    static boolean belongsElsewhere(Person person) {
        String account = person.accountToTell();
        if (account.isBlank() || person.contact() == null) {
            return !account.isBlank();
        }
        String current = person.contact().account();
        return !person.contact().hasAccount() || !current.isEmpty() && !current.equalsIgnoreCase(account);
    }

    /** Settles those that have an outcome already. @return the others */
    public List<Person> settleEnded(List<Person> persons) {
        settle(persons.stream().filter(person -> !person.isUnderWay()).toList());
        return persons.stream().filter(Person::isUnderWay).toList();
    }

    /** Writes id and status, and the books. */
    public void settle(List<Person> persons) {
        letGo(persons);
        List<Person> toTell =
                persons.stream().filter(OutboundSettlement::lacksIdOrStatus).toList();
        Map<String, String> stamps = stamps(toTell);
        List<Person> changedMeanwhile = new ArrayList<>();
        List<Map<String, Object>> updates = new ArrayList<>();
        for (Person person : toTell) {
            boolean changed = !person.text("SystemModstamp").equals(stamps.get(person.salesforceId()));
            if (changed) {
                changedMeanwhile.add(person);
            }
            updates.add(update(person, changed));
        }
        List<Saved> answers =
                updates.isEmpty() ? List.of() : salesforce.update(persons.get(0).object(), updates);
        for (int i = 0; i < answers.size(); i++) {
            refuse(toTell.get(i), answers.get(i));
        }
        books.close(Lane.OUTBOUND, persons, this::link, changedMeanwhile);
    }

    /** What another record of the object speaks for is taken off those that do not: no two of them carry one id. */
    private void letGo(List<Person> persons) {
        List<Person> carriers =
                persons.stream().filter(OutboundSettlement::carriesTooMuch).toList();
        List<Saved> answers = carriers.isEmpty()
                ? List.of()
                : salesforce.update(
                        carriers.get(0).object(),
                        carriers.stream().map(OutboundSettlement::blank).toList());
        for (int i = 0; i < answers.size(); i++) {
            refuse(carriers.get(i), answers.get(i));
        }
    }

    private static boolean carriesTooMuch(Person person) {
        boolean leaves = person.isLettingGo() && person.outcome() == Reason.NO_EMAIL;
        boolean returned = person.holding() != null
                && person.writtenId() != null
                && person.writtenId().equals(person.holding().activecampaignId());
        return leaves || returned;
    }

    private static Map<String, Object> blank(Person person) {
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("Id", person.salesforceId());
        update.put(OutboundRead.ID, null);
        update.put(OutboundRead.STATUS, null);
        return update;
    }

    /** Synced, or held by a contact: id and status are due unless the record shows them already. */
    static boolean lacksIdOrStatus(Person person) {
        boolean synced = person.isUnderWay() || person.outcome() == Reason.CONTACT_HOLDS;
        return synced
                && (!person.activecampaignId().equals(person.text(OutboundRead.ID))
                        || !OutboundRead.SYNCED.equals(person.text(OutboundRead.STATUS)));
    }

    /** Of records that changed since they were read the status is left alone: it may be a new mark. */
    private static Map<String, Object> update(Person person, boolean changed) {
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("Id", person.salesforceId());
        update.put(OutboundRead.ID, person.activecampaignId());
        if (!changed) {
            update.put(OutboundRead.STATUS, OutboundRead.SYNCED);
        }
        return update;
    }

    private Map<String, String> stamps(List<Person> persons) {
        Map<String, String> stamps = new HashMap<>();
        List<String> ids = persons.stream().map(Person::salesforceId).toList();
        salesforce
                .query(Soql.queries(
                        ids,
                        some -> Soql.select(
                                List.of("Id", "SystemModstamp"), persons.get(0).object(), "Id IN " + Soql.list(some))))
                .forEach(record -> stamps.put(
                        record.get("Id").toString(),
                        record.get("SystemModstamp").toString()));
        return stamps;
    }

    private static void refuse(Person person, Saved answer) {
        if (answer.success()) {
            return;
        }
        boolean taken = "DUPLICATE_VALUE".equals(answer.code());
        if (taken && person.outcome() == Reason.CONTACT_HOLDS) {
            return; // a converted lead keeps the id, and nobody can take it off
        }
        if (taken) {
            person.end(RecordProblem.permanent(Reason.DUPLICATE_EMAIL, answer.field(), answer.message()));
            return;
        }
        String words = "id and status could not be written to Salesforce: " + answer.code();
        person.end(
                answer.mayPass()
                        ? RecordProblem.passing(Reason.REJECTED, answer.field(), words)
                        : RecordProblem.permanent(Reason.REJECTED, answer.field(), words));
    }

    /** A lead whose contact speaks for it has told nothing: once it may, all of it is news. */
    private Link link(Person person) {
        return new Link(
                person.object(),
                person.salesforceId(),
                person.activecampaignId(),
                person.emailHash(),
                person.outcome() == Reason.CONTACT_HOLDS ? null : Projections.outbound(person),
                person.terms().mappingVersion(person.object()),
                true);
    }
}
