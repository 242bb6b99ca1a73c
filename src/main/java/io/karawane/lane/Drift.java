package io.karawane.lane;

import io.karawane.queue.Database;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import io.karawane.schema.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Linked records that ActiveCampaign would be told other things of than it was told last. */
public final class Drift {
    private final Database database;
    private final Links links;

    public Drift(Database database, Links links) {
        this.database = database;
        this.links = links;
    }

    /**
     * Ids of records.
     *
     * @param byValue the same mapping tells other values
     * @param byMapping the mapping was edited since, and tells something else
     */
    record Found(List<String> byValue, List<String> byMapping) {}

    /** What is read of a record for that. */
    static Set<String> fields(String object, Terms terms) {
        return RecordFields.of(object, terms);
    }

    /** Of these records as Salesforce has them now. A mapping that was edited but tells the same is remembered. */
    Found among(String object, List<Map<String, Object>> records, Terms terms) {
        Map<String, Link> linked = links.ofRecords(
                object,
                records.stream().map(record -> record.get("Id").toString()).toList());
        String version = terms.mappingVersion(object);
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        List<String> same = new ArrayList<>();
        for (Map<String, Object> record : records) {
            Link link = linked.get(record.get("Id").toString());
            if (link == null || link.salesforceHash() == null) {
                continue;
            }
            boolean differs = !link.salesforceHash().equals(Projections.outbound(object, record, terms));
            if (!version.equals(link.mapping())) {
                (differs ? found.byMapping : same).add(link.salesforceId());
            } else if (differs) {
                found.byValue.add(link.salesforceId());
            }
        }
        database.inTransaction(() -> links.remember(object, same, version));
        return found;
    }

    /** How many linked records an edited mapping tells something else of; one query a 2,000. @param condition SOQL */
    public long byMapping(Salesforce salesforce, String object, String condition, Terms terms) {
        AtomicLong count = new AtomicLong();
        salesforce.pages(
                salesforce.first(Soql.select(fields(object, terms), object, condition)),
                page -> count.addAndGet(among(object, page, terms).byMapping().size()));
        return count.get();
    }
}
