package io.karawane.lane;

import io.karawane.activecampaign.Contacts;
import io.karawane.activecampaign.Tags;
import io.karawane.mapping.Side;
import io.karawane.queue.Change;
import io.karawane.queue.Changes;
import io.karawane.queue.Lane;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import io.karawane.schema.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lane to ActiveCampaign without its end: claim, read, recognise and map as it does, then tell what would be sent. */
public final class OutboundPreview {
    private final Salesforce salesforce;
    private final Contacts contacts;
    private final Tags tags;
    private final Changes changes;
    private final OutboundRead read;
    private final Recognition recognition;
    private final AccountPreview accounts;
    private final Terms terms;
    /** Those whom the lane would not look for: contact/sync and imports find them by their address. */
    private final Set<Person> met = new HashSet<>();

    private long lookedUp;
    private boolean tagAsked;

    public OutboundPreview(
            Salesforce salesforce,
            Contacts contacts,
            Tags tags,
            Changes changes,
            OutboundRead read,
            Recognition recognition,
            AccountPreview accounts,
            Terms terms) {
        this.salesforce = salesforce;
        this.contacts = contacts;
        this.tags = tags;
        this.changes = changes;
        this.read = read;
        this.recognition = recognition;
        this.accounts = accounts;
        this.terms = terms;
    }

    /** Ids of the records that are selected, those first that were changed last. @param condition SOQL */
    public List<String> selected(String object, String condition, int most) {
        return salesforce
                .query(Soql.select(List.of("Id"), object, condition) + " ORDER BY SystemModstamp DESC, Id LIMIT "
                        + most)
                .stream()
                .map(record -> record.get("Id").toString())
                .toList();
    }

    /** These records and their contacts, as the lane sees them before it maps. */
    public List<Person> read(String object, List<String> ids, String condition) {
        ids.forEach(id -> changes.capture(Lane.OUTBOUND, object, id, "dry-run", Duration.ZERO));
        List<Person> persons = new ArrayList<>();
        List<Change> claimed = changes.claimOutbound(object, Claims.OUTBOUND);
        while (!claimed.isEmpty()) {
            persons.addAll(recognition.recognise(
                    read.read(claimed, terms, object, terms.sync().of(object), condition)));
            claimed.forEach(changes::settle);
            claimed = changes.claimOutbound(object, Claims.OUTBOUND);
        }
        persons.stream().filter(Person::isUnderWay).forEach(this::meet);
        return persons;
    }

    private void meet(Person person) {
        if (person.contact() == null && !Recognition.mayLose(person)) {
            lookedUp++;
            person.setContact(
                    contacts.ofEmail(person.text("Email"), terms.mappings().useContactFields()));
            if (person.contact() != null) {
                met.add(person);
            }
        }
    }

    /** What would become of these records, and of their accounts. */
    public Preview of(String object, List<String> ids, String condition) {
        List<Person> persons = read(object, ids, condition);
        List<Person> coming = persons.stream().filter(Person::isUnderWay).toList();
        coming.forEach(person -> person.map(Side.ACTIVECAMPAIGN));
        List<Foreseen> foreseen = new ArrayList<>();
        Cost cost = Cost.ofReads(0, -lookedUp); // asked by us, not by the lane
        lookedUp = 0;
        for (int from = 0; from < coming.size(); from += Cost.GROUP) {
            List<Person> group = coming.subList(from, Math.min(coming.size(), from + Cost.GROUP));
            Preview companies = accounts.outbound(group);
            foreseen.addAll(companies.records());
            cost = cost.plus(companies.cost()).plus(cost(group));
        }
        persons.forEach(person -> foreseen.add(foresee(person)));
        return new Preview(foreseen, cost);
    }

    static Foreseen foresee(Person person) {
        if (!person.isUnderWay()) {
            return Foreseen.ended(person);
        }
        return Foreseen.written(
                person,
                person.contact() == null,
                person.mapping().differences(Side.ACTIVECAMPAIGN, sent(person), person.current()));
    }

    /** What of the mapped values is really written: accounts only where they travel, an address only if it moves. */
    private static Map<String, Object> sent(Person person) {
        Map<String, Object> sent = new LinkedHashMap<>(person.mapped());
        sent.remove("account");
        if (person.terms().sync().accountObjects() && OutboundSettlement.belongsElsewhere(person)) {
            sent.put("account", person.accountToTell());
        }
        if (person.contact() != null && !OutboundDelivery.emailMoves(person)) {
            sent.remove("email");
        }
        return sent;
    }

    private Cost cost(List<Person> group) {
        long known = group.stream()
                .filter(person -> person.isUnderWay() && met.contains(person))
                .count();
        Cost cost = Cost.outbound(group, known);
        if (tagAsked || !Cost.tagsSingly(group)) {
            return cost;
        }
        tagAsked = true;
        return cost.plus(Cost.tag(tags.exists(terms.sync().outboundTag())));
    }
}
