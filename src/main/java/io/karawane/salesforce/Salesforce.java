package io.karawane.salesforce;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.karawane.door.Door;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.util.ObjectHelper;

/** Calls of Salesforce from Java; each passes the door {@code direct:salesforce}. */
public final class Salesforce {
    /** Most records that are written in one call. */
    public static final int COLLECTION = 200;

    private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};

    private final Door door;

    public Salesforce(Door door) {
        this.door = door;
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

    /** The records of several queries, such as {@link Soql#queries} makes. */
    public List<Map<String, Object>> query(Collection<String> queries) {
        List<Map<String, Object>> records = new ArrayList<>();
        queries.forEach(soql -> records.addAll(query(soql)));
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
        Map<String, Object> page = Json.object(call(operation, "", body, InputStream.class));
        return new Page(Json.MAPPER.convertValue(page.get("records"), ROWS), (Integer) page.get("totalSize"), (String)
                page.get("nextRecordsUrl"));
    }

    /** New records, 200 a call, none of them holding back another; answers in the order of the records. */
    public List<Saved> create(String object, List<Map<String, Object>> records) {
        return collections("create", object, records);
    }

    /** Changes records by their {@code Id}; see {@link #create}. */
    public List<Saved> update(String object, List<Map<String, Object>> records) {
        return collections("update", object, records);
    }

    /** Creates or changes records by their {@code ActiveCampaign_ID__c}; see {@link #create}. */
    public List<Saved> upsert(String object, List<Map<String, Object>> records) {
        return collections("upsert", object, records);
    }

    private List<Saved> collections(String operation, String object, List<Map<String, Object>> records) {
        List<Saved> answers = new ArrayList<>();
        for (int from = 0; from < records.size(); from += COLLECTION) {
            answers.addAll(
                    collection(operation, object, records.subList(from, Math.min(records.size(), from + COLLECTION))));
        }
        return answers;
    }

    /** A value of the wrong type makes Salesforce refuse the whole call: halves leave the culprit alone. */
    private List<Saved> collection(String operation, String object, List<Map<String, Object>> records) {
        try {
            List<Map<String, Object>> typed =
                    records.stream().map(record -> typed(object, record)).toList();
            List<?> answers = call(operation, object, typed, List.class);
            return Json.MAPPER.convertValue(answers, ROWS).stream()
                    .map(Saved::of)
                    .toList();
        } catch (RuntimeException e) {
            SalesforceException refusal = ObjectHelper.getException(SalesforceException.class, e);
            if (refusal == null) {
                throw e;
            } else if (records.size() == 1) {
                return List.of(Saved.refused(refusal));
            }
            int half = records.size() / 2;
            List<Saved> answers = new ArrayList<>(collection(operation, object, records.subList(0, half)));
            answers.addAll(collection(operation, object, records.subList(half, records.size())));
            return answers;
        }
    }

    private static Map<String, Object> typed(String object, Map<String, Object> record) {
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put("attributes", Map.of("type", object));
        typed.putAll(record);
        return typed;
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
