package io.karawane.lane;

import io.karawane.activecampaign.Tags;
import io.karawane.mapping.Mapping;
import io.karawane.problem.RecordProblem;
import io.karawane.queue.Lane;
import io.karawane.queue.Link;
import io.karawane.schema.Terms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stage settle, inbound: the tag only for those whom an automation sent and Salesforce accepted; then the change leaves the queue. */
public final class InboundSettlement {
    private final Tags tags;
    private final Books books;

    public InboundSettlement(Tags tags, Books books) {
        this.tags = tags;
        this.books = books;
    }

    /** Tags those of the accepted who were sent, remembers their records as Salesforce stored them, and writes the books. */
    public void settle(List<Person> persons) throws InterruptedException {
        List<Person> accepted = persons.stream().filter(Person::isUnderWay).toList();
        Terms terms = persons.get(0).terms();
        Map<String, String> addresses = new LinkedHashMap<>();
        accepted.stream()
                .filter(person -> !person.change().isUpdate())
                .forEach(person -> addresses.put(
                        person.activecampaignId(), person.contact().email()));
        Map<String, RecordProblem> untagged = tags.add(terms.sync().inboundTag(), addresses);
        accepted.stream()
                .filter(person -> untagged.containsKey(person.activecampaignId()))
                .forEach(person -> person.end(untagged.get(person.activecampaignId())));
        books.close(Lane.INBOUND, persons, this::link, List.of());
    }

    /** Whoever wrote between our reading and our reading back has told something that is news to ActiveCampaign. */
    private static boolean isOurs(Person person) {
        Mapping mapping = person.mapping();
        return mapping.projection(person.written()).equals(mapping.projection(person.record()));
    }

    private Link link(Person person) {
        return new Link(
                person.object(),
                person.salesforceId(),
                person.activecampaignId(),
                person.emailHash(),
                isOurs(person) ? Projections.outbound(person) : null,
                person.terms().mappingVersion(person.object()),
                true);
    }
}
