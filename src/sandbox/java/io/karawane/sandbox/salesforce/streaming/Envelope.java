package io.karawane.sandbox.salesforce.streaming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.salesforce.store.Commit;
import io.karawane.sandbox.salesforce.store.FirstRows;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Wraps the change events of one transaction as subscribers receive them. */
final class Envelope {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Limits limits;
    private final EventSchemas schemas;
    private long commitNumber = System.currentTimeMillis();

    Envelope(Limits limits, EventSchemas schemas) {
        this.limits = limits;
        this.schemas = schemas;
    }

    /** @param payload as JSON: far smaller than the tree, and the same for all subscribers */
    record Wrapped(String entity, String schemaId, String payload) {
        String json(long replayId) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("schema", schemaId);
            data.put("payload", new RawValue(payload));
            data.put(
                    "event",
                    Map.of("replayId", replayId, "EventUuid", UUID.randomUUID().toString()));
            return Envelope.json(data);
        }
    }

    /** An event above the size limit becomes a gap event. */
    List<Wrapped> wrap(Commit commit, List<ChangeEvent> events) {
        commitNumber++;
        String transactionKey = UUID.randomUUID().toString();
        double most = limits.get("changeEventBytes");
        List<Wrapped> wrapped = new ArrayList<>();
        for (ChangeEvent event : events) {
            int number = wrapped.size() + 1;
            String payload = payload(commit, transactionKey, number, event);
            if (!event.isGap() && most > 0 && payload.getBytes(StandardCharsets.UTF_8).length > most) {
                payload = payload(commit, transactionKey, number, event.gap());
            }
            String schemaId = schemas.of(event.type()).id();
            wrapped.add(new Wrapped(event.type().name(), schemaId, payload));
        }
        return wrapped;
    }

    private String payload(Commit commit, String transactionKey, int sequenceNumber, ChangeEvent event) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("entityName", event.type().name());
        header.put("recordIds", event.recordIds());
        header.put("changeType", event.changeType());
        // Salesforce's own examples of gap events name no origin.
        header.put("changeOrigin", event.isGap() ? "" : commit.origin().changeOrigin());
        header.put("transactionKey", transactionKey);
        header.put("sequenceNumber", sequenceNumber);
        header.put("commitTimestamp", commit.at().toEpochMilli());
        header.put("commitNumber", commitNumber);
        header.put("commitUser", FirstRows.USER);
        header.put("nulledFields", event.nulled());
        header.put("diffFields", List.of());
        header.put("changedFields", event.changed());
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("ChangeEventHeader", header);
        payload.putAll(event.values());
        return json(payload);
    }

    private static String json(Map<String, Object> tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
