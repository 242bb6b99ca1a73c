package io.karawane.lane;

import io.karawane.mapping.type.Text;
import io.karawane.problem.Reason;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.util.ObjectHelper;

/**
 * One address, one ActiveCampaign contact, one holder for each Salesforce object: the record that carries the id, else
 * the earliest created, then the lowest id.
 */
public final class Holders {
    static final Comparator<Map<String, Object>> FIRST = Comparator.<Map<String, Object>, Boolean>comparing(
                    record -> ObjectHelper.isEmpty(record.get(OutboundRead.ID)))
            .thenComparing(record -> record.get("CreatedDate").toString())
            .thenComparing(record -> record.get("Id").toString());

    private final Salesforce salesforce;
    private final Links links;

    public Holders(Salesforce salesforce, Links links) {
        this.salesforce = salesforce;
        this.links = links;
    }

    /** Ends those that are not the holder of their address. */
    void choose(String object, String condition, List<Person> persons) {
        List<Person> newcomers =
                persons.stream().filter(person -> person.link() == null).toList();
        Map<String, Map<String, Object>> holders = holders(object, condition, newcomers);
        Map<String, Link> known = links
                .ofEmails(newcomers.stream().map(Person::emailHash).toList())
                .stream()
                .filter(link -> link.holder() && link.object().equals(object))
                .collect(Collectors.toMap(Link::emailHash, link -> link, (one, other) -> one));
        for (Person person : newcomers) {
            Map<String, Object> holder = holders.get(address(person.record()));
            Link link = known.get(person.emailHash());
            if (holder != null && !holder.get("Id").equals(person.salesforceId())) {
                person.yieldTo(
                        new Person.Holding(holder.get("Id").toString(), Text.of(holder.get(OutboundRead.ID)), false));
            } else if (link != null) {
                // Salesforce shows that the holder is leaving; until that is settled the contact is still its own.
                person.yieldTo(new Person.Holding(link.salesforceId(), link.activecampaignId(), true));
            }
        }
        yieldToContacts(object, persons.stream().filter(Person::isUnderWay).toList());
    }

    private Map<String, Map<String, Object>> holders(String object, String condition, List<Person> newcomers) {
        List<String> fields = List.of("Id", "Email", "CreatedDate", OutboundRead.ID);
        List<String> emails = newcomers.stream()
                .map(person -> person.text("Email"))
                .distinct()
                .toList();
        List<Map<String, Object>> candidates = salesforce.query(Soql.queries(
                emails,
                some -> Soql.select(
                        fields,
                        object,
                        "Email IN " + Soql.list(some) + " AND (" + condition + " OR " + OutboundRead.ID + " != null)"
                                + (object.equals("Lead") ? " AND IsConverted = false" : ""))));
        Set<String> linked = links.ofRecords(
                        object,
                        candidates.stream()
                                .map(record -> record.get("Id").toString())
                                .toList())
                .keySet();
        // A record that came back from the recycle bin may carry the id of a contact that another one holds by now.
        Comparator<Map<String, Object>> first = Comparator.<Map<String, Object>, Boolean>comparing(
                        record -> !linked.contains(record.get("Id").toString()))
                .thenComparing(FIRST);
        Map<String, Map<String, Object>> holders = new HashMap<>();
        candidates.forEach(record ->
                holders.merge(address(record), record, (one, other) -> first.compare(one, other) <= 0 ? one : other));
        return holders;
    }

    private static String address(Map<String, Object> record) {
        return record.get("Email").toString().strip().toLowerCase(Locale.ROOT);
    }

    /** A lead and a contact may both hold one ActiveCampaign contact; then only the contact writes the person. */
    private void yieldToContacts(String object, List<Person> persons) {
        if (!object.equals("Lead")) {
            return;
        }
        Map<String, String> contactHolders = links
                .ofEmails(persons.stream().map(Person::emailHash).toList())
                .stream()
                .filter(link -> link.holder() && link.object().equals("Contact"))
                .collect(Collectors.toMap(Link::emailHash, Link::activecampaignId, (one, other) -> one));
        links
                .ofContacts(persons.stream()
                        .filter(person -> person.link() != null)
                        .map(person -> person.link().activecampaignId())
                        .toList())
                .stream()
                .filter(link -> link.holder() && link.object().equals("Contact"))
                .forEach(link -> contactHolders.put(link.activecampaignId(), link.activecampaignId()));
        for (Person person : persons) {
            String held = person.link() == null
                    ? contactHolders.get(person.emailHash())
                    : contactHolders.get(person.link().activecampaignId());
            if (held != null) {
                person.end(Reason.CONTACT_HOLDS, "ActiveCampaign contact " + held);
                person.setHeldContact(held);
            }
        }
    }
}
