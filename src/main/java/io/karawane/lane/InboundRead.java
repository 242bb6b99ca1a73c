package io.karawane.lane;

import io.karawane.activecampaign.Contact;
import io.karawane.activecampaign.Contacts;
import io.karawane.activecampaign.Memberships;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import io.karawane.queue.Change;
import io.karawane.queue.EmailHash;
import io.karawane.schema.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;

/** The stage read · select, inbound: the contacts of a batch as ActiveCampaign has them now, and their records. */
public final class InboundRead {
    private final Contacts contacts;
    private final Memberships memberships;
    private final Matches matches;
    private final EmailHash hash;

    public InboundRead(Contacts contacts, Memberships memberships, Matches matches, EmailHash hash) {
        this.contacts = contacts;
        this.memberships = memberships;
        this.matches = matches;
        this.hash = hash;
    }

    /** One person for each claimed change. Those that are not to be written have an outcome already. */
    public List<Person> read(@Variable("claimed") List<Change> changes, @Variable("terms") Terms terms) {
        List<String> ids = changes.stream().map(Change::record).toList();
        Map<String, Contact> read = contacts.read(ids, terms.mappings().useContactFields());
        List<Person> persons = new ArrayList<>();
        for (Change change : changes) {
            Person person = new Person(change, terms);
            persons.add(person);
            Contact contact = read.get(change.record());
            if (contact != null) {
                person.setContact(contact);
                decide(person);
            } else if (contacts.isGone(change.record())) {
                person.end(Reason.GONE, null);
            } else {
                // Neither in the list nor gone: the list lags behind, the next try will see it.
                person.end(RecordProblem.passing(Reason.FILTER_IGNORED, null, "not listed"));
            }
        }
        for (String object : List.of("Lead", "Contact")) {
            matches.find(
                    object,
                    persons.stream()
                            .filter(Person::isUnderWay)
                            .filter(person -> person.object().equals(object))
                            .toList());
        }
        return persons;
    }

    private void decide(Person person) {
        Contact contact = person.contact();
        if (contact.email().isBlank()) {
            person.end(Reason.NO_EMAIL, null);
            return;
        }
        person.setEmailHash(hash.of(contact.email()));
        // The contact's entry in a list may leave out the name of its account.
        if (contact.account().isEmpty()
                && contact.hasAccount()
                && person.terms().sync().accountObjects()) {
            try {
                person.setContact(contact.withAccount(memberships.nameOf(contact.id())));
            } catch (RecordProblem problem) {
                person.end(problem);
            }
        }
    }
}
