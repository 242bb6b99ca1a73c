package io.karawane.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Service;
import io.karawane.sandbox.Switches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** Temporary. */
public final class SalesforceService implements Service {
    private final Map<String, Map<String, Map<String, Object>>> rows = new LinkedHashMap<>();
    private int last;

    public SalesforceService(Switches switches, Limits limits) {
        limits.declare("collectionSize", 200);
        limits.declare("dailyApiRequests", 15000);
        limits.declare("changeEventsPerDay", 50000);
        reset();
    }

    public synchronized List<String> insert(String object, List<Map<String, Object>> records) {
        List<String> ids = new ArrayList<>();
        for (Map<String, Object> record : records) {
            String id =
                    Map.of("Lead", "00Q", "Contact", "003", "Account", "001").get(object)
                            + "xx00000%07dAAA".formatted(++last);
            Map<String, Object> row = new LinkedHashMap<>(record);
            row.put("Id", id);
            row.put("CreatedDate", java.time.Instant.now().toString());
            rows.get(object).put(id, row);
            ids.add(id);
        }
        return ids;
    }

    public void update(String object, String id, Map<String, Object> values) {
        rows.get(object).get(id).putAll(values);
    }

    public void delete(String object, String id) {
        rows.get(object).remove(id);
    }

    public Map<String, String> convert(String leadId) {
        return Map.of("contactId", leadId);
    }

    public void merge(String object, String winner, List<String> losers) {
        losers.forEach(rows.get(object)::remove);
    }

    @Override
    public void register(ServletContextHandler context) {}

    @Override
    public synchronized void reset() {
        rows.clear();
        for (String object : List.of("Lead", "Contact", "Account")) {
            rows.put(object, new LinkedHashMap<>());
        }
    }

    @Override
    public synchronized ObjectNode dump() {
        ObjectNode dump = Json.object();
        rows.forEach((object, map) ->
                map.values().forEach(row -> dump.withArray(object).addPOJO(row)));
        return (ObjectNode) new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(dump);
    }

    @Override
    public void close() {}
}
