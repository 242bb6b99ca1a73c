package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One queued import on its way through the import service. */
final class ImportBatch {
    /** The states before the terminal one; each lasts equally long. */
    static final List<String> STATES = List.of("false", "waiting", "claimed", "active");

    private final long stateNanos;
    private final LocalDate day = LocalDate.now(Times.CENTRAL);
    private final long accepted = System.nanoTime();
    private final int size;
    private final List<Contact> created = new ArrayList<>();
    private final ArrayNode failed = Json.array();
    private final List<String> errors = new ArrayList<>();
    private JsonNode request;
    private String terminal;
    private int written;

    ImportBatch(JsonNode request, long stateNanos) {
        this.request = request;
        this.stateNanos = stateNanos;
        size = request.path("contacts").size();
    }

    JsonNode request() {
        return request;
    }

    int size() {
        return size;
    }

    LocalDate day() {
        return day;
    }

    boolean isTerminal() {
        return terminal != null;
    }

    /** Only a contact that did not exist before is named as a success. */
    void written(Contact contact, boolean isNew) {
        written++;
        if (isNew) {
            created.add(contact);
        }
    }

    int written() {
        return written;
    }

    void failed(String email, String error) {
        failed.add(email);
        errors.add(email + ": " + error);
    }

    List<String> errors() {
        return errors;
    }

    /** Ends it; what was asked for is kept no longer, but for the callback. */
    void end(String status) {
        terminal = status;
        ObjectNode rest = Json.object();
        if (request.has("callback")) {
            rest.set("callback", request.get("callback"));
        }
        request = rest;
    }

    int failures() {
        return failed.size();
    }

    /** The answer to {@code GET /import/info}: the status starts as the boolean false. */
    ObjectNode info() {
        ObjectNode info = Json.object();
        String status = terminal == null ? state() : terminal;
        if (status.equals("false")) {
            info.put("status", false);
        } else {
            info.put("status", status);
        }
        info.set("success", Rows.ids(created, contact -> contact.id));
        info.set("failure", failed.deepCopy());
        return info;
    }

    private String state() {
        int last = STATES.size() - 1;
        long passed = System.nanoTime() - accepted;
        return STATES.get(stateNanos == 0 ? last : (int) Math.min(last, passed / stateNanos));
    }
}
