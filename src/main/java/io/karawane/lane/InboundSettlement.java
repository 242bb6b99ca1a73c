package io.karawane.lane;

import io.karawane.activecampaign.Tags;
import io.karawane.mapping.Mappings;
import io.karawane.problem.RecordProblem;
import io.karawane.queue.Lane;
import io.karawane.queue.Link;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import io.karawane.settings.Sync;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The stage settle, inbound: the tag only for those whom Salesforce accepted; then the change leaves the queue. */
public final class InboundSettlement {
    private final Salesforce salesforce;
    private final Tags tags;
    private final Books books;
    private final RecordFields recordFields;
    private final Supplier<Mappings> mappings;
    private final Supplier<Sync> sync;

    public InboundSettlement(
            Salesforce salesforce,
            Tags tags,
            Books books,
            RecordFields recordFields,
            Supplier<Mappings> mappings,
            Supplier<Sync> sync) {
        this.salesforce = salesforce;
        this.tags = tags;
        this.books = books;
        this.recordFields = recordFields;
        this.mappings = mappings;
        this.sync = sync;
    }

    /** Tags the accepted, remembers their records as Salesforce stored them, and writes the books. */
    public void settle(List<Person> persons) throws InterruptedException {
        List<Person> accepted = persons.stream().filter(Person::isUnderWay).toList();
        for (String object : List.of("Lead", "Contact")) {
            readBack(
                    object,
                    accepted.stream()
                            .filter(person -> person.object().equals(object))
                            .toList());
        }
        Map<String, String> addresses = new LinkedHashMap<>();
        accepted.forEach(person ->
                addresses.put(person.activecampaignId(), person.contact().email()));
        Map<String, RecordProblem> untagged = tags.add(sync.get().inboundTag(), addresses);
        accepted.stream()
                .filter(person -> untagged.containsKey(person.activecampaignId()))
                .forEach(person -> person.end(untagged.get(person.activecampaignId())));
        books.close(Lane.INBOUND, persons, this::link, List.of());
    }

    /** Salesforce may have stored other values than we sent; what it did store is what an echo looks like. */
    private void readBack(String object, List<Person> persons) {
        Map<String, Map<String, Object>> stored = new LinkedHashMap<>();
        List<String> ids = persons.stream().map(Person::salesforceId).toList();
        salesforce
                .query(Soql.queries(
                        ids, some -> Soql.select(recordFields.of(object), object, "Id IN " + Soql.list(some))))
                .forEach(record -> stored.put(record.get("Id").toString(), record));
        persons.stream()
                .filter(person -> stored.containsKey(person.salesforceId()))
                .forEach(person -> person.setRecord(stored.get(person.salesforceId())));
    }

    private Link link(Person person) {
        return new Link(
                person.object(),
                person.salesforceId(),
                person.activecampaignId(),
                person.emailHash(),
                Projections.outbound(mappings.get(), person),
                true);
    }
}
