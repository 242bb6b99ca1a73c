package io.karawane.salesforce;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.karawane.door.Door;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.util.ObjectHelper;

/** Calls of Salesforce from Java; each passes the door {@code direct:salesforce}. */
public final class Salesforce {
    /** Most records that are written in one call. */
    public static final int COLLECTION = 200;

    static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};

    private final Door door;
    private final Composite composite;
    private final Writes writes;

    /** @param version of the API, such as {@code 63.0} */
    public Salesforce(Door door, String version) {
        this.door = door;
        this.composite = new Composite(door, version);
        this.writes = new Writes(door, composite);
    }

    /** All records of a query, page after page. */
    public List<Map<String, Object>> query(String soql) {
        return pages("query", soql);
    }

    /** Like {@link #query}, with deleted records too. */
    public List<Map<String, Object>> queryAll(String soql) {
        return pages("queryAll", soql);
    }

    /** Hands over what {@link #queryAll(String)} finds page by page. */
    public void queryAll(String soql, Consumer<List<Map<String, Object>>> page) {
        pages("queryAll", soql, page);
    }

    /** The records of several queries, such as {@link Soql#queries} makes; five of them are one call. */
    public List<Map<String, Object>> query(Collection<String> queries) {
        List<String> all = List.copyOf(queries);
        List<Map<String, Object>> records = new ArrayList<>();
        for (int from = 0; from < all.size(); from += Composite.MOST) {
            records.addAll(together(all.subList(from, Math.min(all.size(), from + Composite.MOST))));
        }
        return records;
    }

    private List<Map<String, Object>> together(List<String> queries) {
        if (queries.size() == 1) {
            return query(queries.get(0));
        }
        List<Composite.Result> results =
                composite.call("queries", queries.stream().map(Composite::query).toList());
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            if (results.get(i).ok()) {
                pages(page(results.get(i).body()), records::addAll);
            } else {
                // Asked alone it tells what is wrong.
                records.addAll(query(queries.get(i)));
            }
        }
        return records;
    }

    /**
     * The records of a query with a condition that a person typed.
     *
     * @throws ConditionRefused if Salesforce does not understand it
     */
    public List<Map<String, Object>> ask(String soql) {
        return asked(() -> pages("ask", soql));
    }

    /**
     * How many records match a condition that a person typed.
     *
     * @throws ConditionRefused if Salesforce does not understand it
     */
    public long count(String object, String condition) {
        String soql = Soql.select(List.of("COUNT()"), object, condition);
        Map<String, Object> page = asked(() -> Json.object(call("ask", "", soql, InputStream.class)));
        return ((Number) page.get("totalSize")).longValue();
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            SalesforceException refusal = ObjectHelper.getException(SalesforceException.class, e);
            throw refusal == null ? e : new ConditionRefused(refusal);
        }
    }

    private List<Map<String, Object>> pages(String operation, String soql) {
        List<Map<String, Object>> records = new ArrayList<>();
        pages(operation, soql, records::addAll);
        return records;
    }

    /**
     * Some records of a query, 2,000 at most.
     *
     * @param total how many records the query finds
     * @param next link of the next page, null if this is the last
     */
    public record Page(List<Map<String, Object>> records, int total, String next) {}

    /** The first page of a query. */
    public Page first(String soql) {
        return page("query", soql);
    }

    /** Hands over a page and those that follow one by one, so that memory does not grow with their number. */
    public void pages(Page first, Consumer<List<Map<String, Object>>> consumer) {
        consumer.accept(first.records());
        for (Page page = first; page.next() != null; ) {
            page = page("queryMore", page.next());
            consumer.accept(page.records());
        }
    }

    private void pages(String operation, String soql, Consumer<List<Map<String, Object>>> consumer) {
        pages(page(operation, soql), consumer);
    }

    private Page page(String operation, String body) {
        return page(Json.MAPPER.valueToTree(Json.object(call(operation, "", body, InputStream.class))));
    }

    private static Page page(JsonNode answer) {
        return new Page(
                Json.MAPPER.convertValue(answer.path("records"), ROWS),
                answer.path("totalSize").asInt(),
                answer.path("nextRecordsUrl").textValue());
    }

    /** New records, 200 a call, none of them holding back another; answers in the order of the records. */
    public List<Saved> create(String object, List<Map<String, Object>> records) {
        return writes.write("create", object, records);
    }

    /** Changes records by their {@code Id}; see {@link #create}. */
    public List<Saved> update(String object, List<Map<String, Object>> records) {
        return writes.write("update", object, records);
    }

    /** Creates or changes records by their {@code ActiveCampaign_ID__c}; see {@link #create}. */
    public List<Saved> upsert(String object, List<Map<String, Object>> records) {
        return writes.write("upsert", object, records);
    }

    /**
     * What became of records that were written.
     *
     * @param stored what Salesforce holds of them afterwards
     */
    public record Written(List<Saved> upserted, List<Saved> updated, List<Map<String, Object>> stored) {}

    /**
     * Creates or changes records by their {@code ActiveCampaign_ID__c}, changes others by their {@code Id}, and reads
     * them back, in one call.
     *
     * @param upserted 200 at most
     * @param updated 200 at most
     * @param soql that finds all of them
     */
    public Written write(
            String object, List<Map<String, Object>> upserted, List<Map<String, Object>> updated, String soql) {
        List<Writes.Batch> batches = Stream.of(
                        new Writes.Batch("upsert", upserted), new Writes.Batch("update", updated))
                .filter(batch -> !batch.records().isEmpty())
                .toList();
        Writes.Written written = writes.write(object, batches, soql);
        List<Map<String, Object>> stored = new ArrayList<>();
        if (written.stored() == null) {
            stored.addAll(query(soql));
        } else {
            pages(page(written.stored()), stored::addAll);
        }
        List<List<Saved>> answers = written.answers();
        return new Written(
                upserted.isEmpty() ? List.of() : answers.get(0),
                updated.isEmpty() ? List.of() : answers.get(answers.size() - 1),
                stored);
    }

    /** What Salesforce says of an object and its fields; missing if there is none of that name. */
    JsonNode describe(String object) {
        try {
            return Json.MAPPER.valueToTree(Json.object(call("describe", object, null, InputStream.class)));
        } catch (RuntimeException e) {
            SalesforceException refusal = ObjectHelper.getException(SalesforceException.class, e);
            if (refusal == null || refusal.getStatusCode() != 404) {
                throw e;
            }
            return MissingNode.getInstance();
        }
    }

    /** The cheapest call there is: does the login work, and what of the day's calls is left? */
    public void check() {
        call("limits", "", null, InputStream.class);
    }

    private <T> T call(String operation, String object, Object body, Class<T> answer) {
        return door.call(Map.of("operation", operation, "object", object), body, answer);
    }
}
