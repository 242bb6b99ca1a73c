package io.karawane.lane;

import io.karawane.activecampaign.Contacts;
import io.karawane.problem.Reason;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which Salesforce record of the named object a contact is: by link, then by id, then by address; by link alone if the
 * contact was only edited. Records of the other object are never looked at.
 */
public final class Matches {
    private final Salesforce salesforce;
    private final Links links;
    private final Contacts contacts;

    public Matches(Salesforce salesforce, Links links, Contacts contacts) {
        this.salesforce = salesforce;
        this.links = links;
        this.contacts = contacts;
    }

    /** Gives each person its record, if there is one. */
    void find(String object, List<Person> persons) {
        Map<String, Link> linked = links
                .ofContacts(persons.stream().map(Person::activecampaignId).toList())
                .stream()
                .filter(link -> link.object().equals(object))
                .collect(Collectors.toMap(Link::activecampaignId, link -> link, Matches::holder));
        persons.forEach(person -> person.setLink(linked.get(person.activecampaignId())));
        List<Map<String, Object>> candidates = salesforce.query(Soql.queries(persons, some -> query(object, some)));
        for (Person person : persons) {
            match(person, candidates);
        }
    }

    private static Link holder(Link one, Link other) {
        return other.holder() ? other : one;
    }

    private String query(String object, List<Person> persons) {
        Set<String> fields = RecordFields.of(object, persons.get(0).terms());
        if (object.equals("Contact")) {
            fields.add("AccountId");
        }
        List<String> conditions = new ArrayList<>();
        conditions.add(OutboundRead.ID + " IN "
                + Soql.list(persons.stream().map(Person::activecampaignId).toList()));
        conditions.add("Email IN "
                + Soql.list(
                        persons.stream().map(person -> person.contact().email()).toList()));
        List<String> ids = persons.stream()
                .filter(person -> person.link() != null)
                .map(person -> person.link().salesforceId())
                .toList();
        if (!ids.isEmpty()) {
            conditions.add("Id IN " + Soql.list(ids));
        }
        return Soql.select(fields, object, String.join(" OR ", conditions));
    }

    private static Optional<Map<String, Object>> unlinked(Person person, List<Map<String, Object>> candidates) {
        return candidates.stream()
                .filter(candidate -> person.activecampaignId().equals(candidate.get(OutboundRead.ID)))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(candidate ->
                                person.contact().email().equalsIgnoreCase(String.valueOf(candidate.get("Email"))))
                        .filter(candidate -> !Boolean.TRUE.equals(candidate.get("IsConverted")))
                        .min(Holders.FIRST));
    }

    private void match(Person person, List<Map<String, Object>> candidates) {
        Map<String, Object> record = candidates.stream()
                .filter(candidate ->
                        person.link() != null && person.link().salesforceId().equals(candidate.get("Id")))
                .findFirst()
                .or(() -> person.change().isUpdate() ? Optional.empty() : unlinked(person, candidates))
                .orElse(null);
        if (record == null) {
            if (person.change().isUpdate()) {
                person.end(Reason.NOT_LINKED, null);
            }
            person.setLink(null);
            return;
        }
        person.setRecord(record);
        String otherId = person.text(OutboundRead.ID);
        if (Boolean.TRUE.equals(record.get("IsConverted"))) {
            person.end(Reason.CONVERTED, "into contact " + record.get("ConvertedContactId"));
        } else if (otherId != null && !otherId.equals(person.activecampaignId()) && !contacts.isGone(otherId)) {
            person.end(Reason.ID_CONFLICT, "the record belongs to ActiveCampaign contact " + otherId);
        }
    }
}
