package io.karawane.lane;

import io.karawane.lane.Person.Heir;
import io.karawane.problem.Reason;
import io.karawane.queue.Duplicate;
import io.karawane.queue.Duplicates;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Body;

/**
 * Who comes after a record that ended. Merged or converted, its link goes to the record that it became, unless that one
 * has a contact of its own or another record holds the contact. Without an address it lets go of the contact if others
 * wait for it.
 */
public final class Succession {
    private static final Set<Reason> LETS_GO = Set.of(Reason.NO_EMAIL, Reason.NOT_VISIBLE);

    private final Salesforce salesforce;
    private final Links links;
    private final Duplicates duplicates;

    public Succession(Salesforce salesforce, Links links, Duplicates duplicates) {
        this.salesforce = salesforce;
        this.links = links;
        this.duplicates = duplicates;
    }

    /** Decides for all who ended with a link, and says so in their detail. @return all persons */
    public List<Person> decide(@Body List<Person> persons) {
        List<Person> linked = persons.stream()
                .filter(person -> !person.isUnderWay() && person.link() != null)
                .toList();
        letGo(linked.stream()
                .filter(person -> LETS_GO.contains(person.outcome()))
                .toList());
        linked.stream()
                .filter(person -> person.heir() != null)
                .sorted(Comparator.comparing(Person::salesforceId))
                .collect(Collectors.groupingBy(person -> person.heir().object()))
                .forEach(this::inherit);
        return persons;
    }

    private void letGo(List<Person> persons) {
        if (persons.isEmpty()) {
            return;
        }
        Map<String, Duplicate> waiting =
                duplicates
                        .of(
                                persons.get(0).object(),
                                persons.stream().map(Person::salesforceId).toList())
                        .stream()
                        .collect(Collectors.toMap(Duplicate::holder, Function.identity(), (one, other) -> one));
        for (Person person : persons) {
            Duplicate next = waiting.get(person.salesforceId());
            if (next != null) {
                person.letGo(contact(person) + " is left to " + next.salesforceId());
            }
        }
    }

    private void inherit(String object, List<Person> persons) {
        List<String> ids = persons.stream().map(person -> person.heir().id()).toList();
        List<String> contacts =
                persons.stream().map(person -> person.link().activecampaignId()).toList();
        Map<String, Link> own = links.ofRecords(object, ids);
        Map<String, String> carried = carried(object, persons);
        // Of each contact, the records that hold it: by link, or by the id they carry.
        Map<String, List<String>> holders = new HashMap<>();
        links.ofContacts(contacts).stream()
                .filter(link -> link.object().equals(object))
                .forEach(link -> add(holders, link.activecampaignId(), link.salesforceId()));
        carried.forEach((record, contact) -> add(holders, contact, record));
        Map<String, String> given = new HashMap<>();
        for (Person person : persons) {
            Heir heir = person.heir();
            String contact = person.link().activecampaignId();
            String other = holders.getOrDefault(contact, List.of()).stream()
                    .filter(record -> !record.equals(heir.id()) && !record.equals(person.salesforceId()))
                    .findFirst()
                    .orElse(null);
            String kept = given.getOrDefault(heir.id(), kept(own.get(heir.id()), carried.get(heir.id()), contact));
            if (other != null) {
                close(person, "is held by " + other);
            } else if (kept != null && !kept.equals(contact)) {
                close(person, "is left, as that one has ActiveCampaign contact " + kept);
            } else {
                given.put(heir.id(), contact);
                person.end(person.outcome(), person.detail() + "; " + contact(person) + " goes with it");
            }
        }
    }

    /** The contact that the heir has already: the one whose id it carries, if that is the one to inherit, else its own. */
    private static String kept(Link own, String carried, String contact) {
        return contact.equals(carried) || own == null ? carried : own.activecampaignId();
    }

    private static void close(Person person, String words) {
        person.setHeir(null);
        person.end(person.outcome(), person.detail() + "; " + contact(person) + " " + words);
    }

    private static String contact(Person person) {
        return "ActiveCampaign contact " + person.link().activecampaignId();
    }

    /** The ActiveCampaign ids that the heirs, or others, carry in Salesforce, by record. */
    private Map<String, String> carried(String object, List<Person> persons) {
        Map<String, String> carried = new LinkedHashMap<>();
        salesforce
                .query(Soql.queries(
                        persons,
                        some -> Soql.select(
                                List.of("Id", OutboundRead.ID),
                                object,
                                "Id IN "
                                        + Soql.list(some.stream()
                                                .map(person -> person.heir().id())
                                                .toList())
                                        + " OR " + OutboundRead.ID + " IN "
                                        + Soql.list(some.stream()
                                                .map(person -> person.link().activecampaignId())
                                                .toList()))))
                .stream()
                .filter(record -> record.get(OutboundRead.ID) != null)
                .forEach(record -> carried.put(
                        record.get("Id").toString(), record.get(OutboundRead.ID).toString()));
        return carried;
    }

    private static void add(Map<String, List<String>> holders, String contact, String record) {
        holders.computeIfAbsent(contact, id -> new ArrayList<>()).add(record);
    }
}
