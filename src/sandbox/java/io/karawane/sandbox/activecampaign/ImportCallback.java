package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the address named in an import once that it has ended; no source shows what the answer looks like. */
final class ImportCallback {
    private final Poster poster;
    private final Switches switches;

    ImportCallback(Poster poster, Switches switches) {
        this.poster = poster;
        this.switches = switches;
        switches.declare("importCallback", "once");
        switches.declare("importCallbackKeys", "success,failure,errors");
        switches.declare("importCallbackEncoding", "form");
    }

    void report(ImportBatch batch) {
        JsonNode callback = batch.request().path("callback");
        if (callback.isMissingNode() || switches.text("importCallback").equals("never")) {
            return;
        }
        String url = callback.path("url").asText();
        Map<String, String> headers = pairs(callback.path("headers"));
        if (callback.path("requestType").asText().equals("GET")) {
            String query = form(pairs(callback.path("params")), batch, false);
            String asked = query.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + query;
            poster.submit(() -> {
                poster.get(asked, headers);
            });
            return;
        }
        boolean detailed = callback.path("detailed_results").asText().equals("true");
        boolean json = switches.text("importCallbackEncoding").equals("json");
        Map<String, String> params = pairs(callback.path("params"));
        String body = json ? json(params, batch, detailed) : form(params, batch, detailed);
        poster.submit(() -> {
            if (json) {
                poster.postJson(url, body, headers);
            } else {
                poster.post(url, body, headers);
            }
        });
    }

    private List<String> keys() {
        return List.of(switches.text("importCallbackKeys").split(","));
    }

    private String form(Map<String, String> params, ImportBatch batch, boolean detailed) {
        Form form = new Form();
        params.forEach(form::add);
        if (detailed) {
            form.add(keys().get(0), String.valueOf(batch.written()));
            form.add(keys().get(1), String.valueOf(batch.failures()));
            for (int i = 0; i < batch.errors().size(); i++) {
                form.add(keys().get(2) + "[" + i + "]", batch.errors().get(i));
            }
        }
        return form.toString();
    }

    private String json(Map<String, String> params, ImportBatch batch, boolean detailed) {
        ObjectNode body = Json.object();
        params.forEach(body::put);
        if (detailed) {
            body.put(keys().get(0), batch.written()).put(keys().get(1), batch.failures());
            batch.errors().forEach(body.putArray(keys().get(2))::add);
        }
        return body.toString();
    }

    private static Map<String, String> pairs(JsonNode list) {
        Map<String, String> pairs = new LinkedHashMap<>();
        list.forEach(
                pair -> pairs.put(pair.path("key").asText(), pair.path("value").asText()));
        return pairs;
    }
}
