package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.Commit;
import io.karawane.sandbox.salesforce.store.FirstRows;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Wraps the change events of one transaction as subscribers receive them, without their replay id. */
final class Envelope {
    private final Map<ObjectType, String> schemaIds = new HashMap<>();
    private long commitNumber = System.currentTimeMillis();

    record Wrapped(String entity, Map<String, Object> schemaAndPayload) {}

    List<Wrapped> wrap(Commit commit) {
        commitNumber++;
        String transactionKey = UUID.randomUUID().toString();
        List<Wrapped> wrapped = new ArrayList<>();
        for (ChangeEvent event : ChangeEvent.of(commit.changes())) {
            Map<String, Object> header = new LinkedHashMap<>();
            header.put("entityName", event.type().name());
            header.put("recordIds", event.recordIds());
            header.put("changeType", event.kind().name());
            header.put("changeOrigin", commit.origin().changeOrigin());
            header.put("transactionKey", transactionKey);
            header.put("sequenceNumber", wrapped.size() + 1);
            header.put("commitTimestamp", commit.at().toEpochMilli());
            header.put("commitNumber", commitNumber);
            header.put("commitUser", FirstRows.USER);
            header.put("nulledFields", event.nulled());
            header.put("diffFields", List.of());
            header.put("changedFields", event.changed());
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("ChangeEventHeader", header);
            payload.putAll(event.values());
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("schema", schemaIds.computeIfAbsent(event.type(), Envelope::schemaId));
            data.put("payload", payload);
            wrapped.add(new Wrapped(event.type().name(), data));
        }
        return wrapped;
    }

    private static String schemaId(ObjectType type) {
        UUID id = UUID.nameUUIDFromBytes((type.name() + type.fields().size()).getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes =
                ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
