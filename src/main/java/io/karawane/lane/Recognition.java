package io.karawane.lane;

import io.karawane.activecampaign.Contact;
import io.karawane.activecampaign.Contacts;
import io.karawane.mapping.Wins;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import io.karawane.queue.Change;
import io.karawane.queue.Changes;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.queue.OpenErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who the persons read from Salesforce are in ActiveCampaign, and whether there is anything new to tell of them. */
public final class Recognition {
    private final Changes changes;
    private final Links links;
    private final Contacts contacts;

    public Recognition(Changes changes, Links links, Contacts contacts) {
        this.changes = changes;
        this.links = links;
        this.contacts = contacts;
    }

    /**
     * Recognises echoes, takes the persons for this lane, and reads the ActiveCampaign contacts of those known.
     *
     * @return those that go on; the others wait again
     */
    public List<Person> recognise(List<Person> persons) {
        List<Person> mine = new ArrayList<>(persons);
        if (mine.isEmpty()) {
            return mine;
        }
        // Whoever inherits in this very batch is looked at once that is settled.
        Set<String> heirs = persons.stream()
                .filter(person -> person.heir() != null)
                .map(person -> person.heir().id())
                .collect(Collectors.toSet());
        putBack(mine, person -> person.isUnderWay() && heirs.contains(person.salesforceId()));
        mine.stream()
                .filter(Person::isUnderWay)
                .filter(Recognition::isEcho)
                .forEach(person -> person.end(Reason.ECHO, null));
        List<Person> underWay = mine.stream().filter(Person::isUnderWay).toList();
        Set<Change> elsewhere = changes.takePersons(names(underWay));
        mine.removeIf(person -> elsewhere.contains(person.change()));
        // The other lane may have settled the person between our reading and our taking it.
        Map<String, Link> standing = links.ofRecords(
                persons.get(0).object(),
                underWay.stream().map(Person::salesforceId).toList());
        putBack(
                mine,
                person -> person.isUnderWay() && !Objects.equals(standing.get(person.salesforceId()), person.link()));
        readContacts(mine.stream().filter(Person::isUnderWay).toList());
        return mine;
    }

    private void putBack(List<Person> persons, Predicate<Person> early) {
        List<Change> back = persons.stream().filter(early).map(Person::change).toList();
        changes.release(back, Duration.ZERO, false);
        persons.removeIf(person -> back.contains(person.change()));
    }

    /** The record is exactly what we made Salesforce hold, or told ActiveCampaign; nobody asks for another sync. */
    static boolean isEcho(Person person) {
        return person.link() != null
                && !person.change().reason().equals(OpenErrors.RETRY)
                && Projections.outbound(person).equals(person.link().salesforceHash())
                && person.link().activecampaignId().equals(person.text(OutboundRead.ID))
                && OutboundRead.SYNCED.equals(person.text(OutboundRead.STATUS));
    }

    private Map<Change, String> names(List<Person> persons) {
        Map<String, String> contactsByEmail = links
                .ofEmails(persons.stream().map(Person::emailHash).toList())
                .stream()
                .collect(Collectors.toMap(Link::emailHash, Link::activecampaignId, (one, other) -> one));
        Map<Change, String> names = new HashMap<>();
        for (Person person : persons) {
            String known = knownId(person);
            if (known == null) {
                known = contactsByEmail.get(person.emailHash());
            }
            names.put(person.change(), known == null ? Links.personOfEmail(person.emailHash()) : Links.person(known));
        }
        return names;
    }

    private static String knownId(Person person) {
        return person.link() == null ? person.writtenId() : person.link().activecampaignId();
    }

    private void readContacts(List<Person> persons) {
        List<String> known = persons.stream()
                .map(Recognition::knownId)
                .filter(id -> id != null)
                .toList();
        Map<String, Contact> read = known.isEmpty()
                ? Map.of()
                : contacts.read(known, persons.get(0).mappings().useContactFields());
        for (Person person : persons) {
            String id = knownId(person);
            if (id == null) {
                meet(person);
            } else if (read.containsKey(id)) {
                person.setContact(read.get(id));
                checkWrittenId(person, id);
            } else if (contacts.isGone(id)) {
                startAnewOrEnd(person);
            } else {
                person.end(RecordProblem.passing(Reason.FILTER_IGNORED, null, "the contact is not listed"));
            }
        }
    }

    /** The record may carry another id than that of its contact. It is replaced only if it names nobody any more. */
    private void checkWrittenId(Person person, String id) {
        String written = person.writtenId();
        if (written != null && !written.equals(id) && !contacts.isGone(written)) {
            person.end(Reason.ID_CONFLICT, "the record carries the id of ActiveCampaign contact " + written);
        }
    }

    /** Somebody deleted in ActiveCampaign stays deleted, unless the record is marked: then it starts by address. */
    private void startAnewOrEnd(Person person) {
        if (person.link() == null || OutboundRead.WAITING.equals(person.text(OutboundRead.STATUS))) {
            person.setLink(null);
            meet(person);
        } else {
            person.end(Reason.GONE, null);
        }
    }

    /** Somebody new may be known to ActiveCampaign by address; it matters only where it may win over Salesforce. */
    private void meet(Person person) {
        if (mayLose(person)) {
            person.setContact(
                    contacts.ofEmail(person.text("Email"), person.mappings().useContactFields()));
        }
    }

    /** Whether what ActiveCampaign holds decides what is written. */
    static boolean mayLose(Person person) {
        return person.mapping().rows().stream().anyMatch(row -> row.wins() != Wins.MOVING);
    }
}
