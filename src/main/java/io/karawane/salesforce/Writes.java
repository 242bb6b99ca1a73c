package io.karawane.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.door.Door;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.util.ObjectHelper;

/** Records are written 200 a collection and five collections a call, none of them holding back another. */
final class Writes {
    private static final Map<String, String> METHODS = Map.of("create", "POST", "update", "PATCH", "upsert", "PATCH");

    private final Door door;
    private final Composite composite;

    Writes(Door door, Composite composite) {
        this.door = door;
        this.composite = composite;
    }

    /** Records of one object that are written alike, 200 at most. */
    record Batch(String operation, List<Map<String, Object>> records) {}

    /** @param operation {@code create}, {@code update} or {@code upsert} */
    List<Saved> write(String operation, String object, List<Map<String, Object>> records) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < records.size(); from += Salesforce.COLLECTION) {
            batches.add(new Batch(
                    operation, records.subList(from, Math.min(records.size(), from + Salesforce.COLLECTION))));
        }
        List<Saved> answers = new ArrayList<>();
        for (int from = 0; from < batches.size(); from += Composite.MOST) {
            List<Batch> some = batches.subList(from, Math.min(batches.size(), from + Composite.MOST));
            if (some.size() == 1) {
                answers.addAll(alone(object, some.get(0)));
            } else {
                write(object, some, null).answers().forEach(answers::addAll);
            }
        }
        return answers;
    }

    /**
     * What became of batches.
     *
     * @param stored answer of the query that followed; null if there was none, or if a batch went alone after it
     */
    record Written(List<List<Saved>> answers, JsonNode stored) {}

    /** @param soql that reads back what was written, in the same call; null for none */
    Written write(String object, List<Batch> batches, String soql) {
        List<Composite.Part> parts = new ArrayList<>();
        batches.forEach(batch -> parts.add(part(object, batch)));
        if (soql != null) {
            parts.add(Composite.query(soql));
        }
        List<Composite.Result> results = composite.call("collections", parts);
        List<List<Saved>> answers = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            Composite.Result result = results.get(i);
            answers.add(result.ok() ? saved(result.body()) : alone(object, batches.get(i)));
        }
        boolean read = soql != null && results.stream().allMatch(Composite.Result::ok);
        return new Written(answers, read ? results.get(batches.size()).body() : null);
    }

    private static Composite.Part part(String object, Batch batch) {
        String key = batch.operation().equals("upsert") ? "/" + object + "/ActiveCampaign_ID__c" : "";
        return new Composite.Part(
                METHODS.get(batch.operation()),
                "composite/sobjects" + key,
                Map.of("allOrNone", false, "records", typed(object, batch.records())));
    }

    private List<Saved> alone(String object, Batch batch) {
        return collection(batch.operation(), object, batch.records());
    }

    private static List<Saved> saved(Object answers) {
        return Json.MAPPER.convertValue(answers, Salesforce.ROWS).stream()
                .map(Saved::of)
                .toList();
    }

    private static List<Map<String, Object>> typed(String object, List<Map<String, Object>> records) {
        return records.stream().map(record -> typed(object, record)).toList();
    }

    /** A value of the wrong type makes Salesforce refuse the whole call: halves leave the culprit alone. */
    private List<Saved> collection(String operation, String object, List<Map<String, Object>> records) {
        try {
            return saved(
                    door.call(Map.of("operation", operation, "object", object), typed(object, records), List.class));
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
}
