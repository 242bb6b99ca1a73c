package io.karawane.lane;

import io.karawane.mapping.Mapping;
import io.karawane.queue.Changes;
import io.karawane.queue.Database;
import io.karawane.queue.Lane;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import io.karawane.schema.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Variable;

/**
 * The stage capture, for what changes without a trace on its record: a formula field, or a field of a related record.
 * Linked records are compared with what their links remember.
 */
public final class Formulas {
    private final Salesforce salesforce;
    private final Database database;
    private final Changes changes;
    private final Links links;
    private final Supplier<Terms> terms;

    public Formulas(Salesforce salesforce, Database database, Changes changes, Links links, Supplier<Terms> terms) {
        this.salesforce = salesforce;
        this.database = database;
        this.changes = changes;
        this.links = links;
        this.terms = terms;
    }

    /** Queues every linked record that looks different; one query a 2,000 records, none if no such field is mapped. */
    public void compare(@Variable("object") String object, @Variable("run") Run run) {
        Terms now = terms.get();
        if (!areMapped(object, now)) {
            return;
        }
        String soql = Soql.select(RecordFields.of(object, now), object, OutboundRead.ID + " != null");
        salesforce.pages(salesforce.first(soql), page -> run.add(object, compare(object, page, now)));
    }

    private static boolean areMapped(String object, Terms terms) {
        Mapping mapping = terms.mappings().of(object);
        boolean account = object.equals("Contact") && terms.sync().accounts();
        return mapping.tellsFormulas()
                || account && terms.mappings().of("Account").tellsFormulas();
    }

    private Run.Count compare(String object, List<Map<String, Object>> page, Terms terms) {
        Map<String, Link> linked = links.ofRecords(
                object, page.stream().map(record -> record.get("Id").toString()).toList());
        List<String> news = page.stream()
                .filter(record -> isNews(record, linked.get(record.get("Id").toString()), terms))
                .map(record -> record.get("Id").toString())
                .toList();
        database.inTransaction(
                () -> news.forEach(id -> changes.capture(Lane.OUTBOUND, object, id, "formula", Duration.ZERO)));
        return new Run.Count(page.size(), news.size(), 0, 1);
    }

    /** What a link remembers by another version of the mapping says nothing. */
    private static boolean isNews(Map<String, Object> record, Link link, Terms terms) {
        return link != null
                && terms.mappingVersion(link.object()).equals(link.mapping())
                && link.salesforceHash() != null
                && !link.salesforceHash().equals(Projections.outbound(link.object(), record, terms));
    }
}
