package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.time.LocalDate;

/** One queued import on its way through the import service. */
final class ImportBatch {
    private static final String[] STAGES = {"false", "waiting", "claimed", "active"};

    private final JsonNode request;
    private final long delayNanos;
    private final LocalDate day = LocalDate.now();
    private final long accepted = System.nanoTime();
    private final ArrayNode created = Json.array();
    private final ArrayNode failed = Json.array();
    private String terminal;

    ImportBatch(JsonNode request, long delayNanos) {
        this.request = request;
        this.delayNanos = delayNanos;
    }

    JsonNode request() {
        return request;
    }

    int size() {
        return request.path("contacts").size();
    }

    LocalDate day() {
        return day;
    }

    boolean isTerminal() {
        return terminal != null;
    }

    /** Only a contact that did not exist before is named as a success. */
    void created(ObjectNode contact) {
        created.add(contact.path("id").asText());
    }

    void failed(String email) {
        failed.add(email);
    }

    void end(String status) {
        terminal = status;
    }

    /** The answer to {@code GET /import/info}: the status starts as the boolean false. */
    ObjectNode info() {
        ObjectNode info = Json.object();
        String status = terminal == null ? stage() : terminal;
        if (status.equals("false")) {
            info.put("status", false);
        } else {
            info.put("status", status);
        }
        info.set("success", created.deepCopy());
        info.set("failure", failed.deepCopy());
        return info;
    }

    private String stage() {
        long passed = System.nanoTime() - accepted;
        int stage = delayNanos == 0 ? 3 : (int) Math.min(3, passed * 4 / delayNanos);
        return STAGES[stage];
    }
}
