package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** Tells the address named in an import that it has ended; its key names are a guess, as no source shows them. */
final class ImportCallback {
    private final Poster poster;
    private final Executor executor;

    ImportCallback(Poster poster, Executor executor) {
        this.poster = poster;
        this.executor = executor;
    }

    void report(ImportBatch batch) {
        JsonNode callback = batch.request().path("callback");
        if (callback.isMissingNode()) {
            return;
        }
        Form form = new Form();
        callback.path("params")
                .forEach(param ->
                        form.add(param.path("key").asText(), param.path("value").asText()));
        if (callback.path("detailed_results").asText().equals("true")) {
            ObjectNode info = batch.info();
            form.add("success", String.valueOf(info.path("success").size()));
            form.add("failure", String.valueOf(info.path("failure").size()));
        }
        Map<String, String> headers = new HashMap<>();
        callback.path("headers")
                .forEach(header -> headers.put(
                        header.path("key").asText(), header.path("value").asText()));
        executor.execute(() -> poster.post(callback.path("url").asText(), form.toString(), headers));
    }
}
