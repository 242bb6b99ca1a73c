package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schemas of all change events that were ever told; an old event keeps that of its time. */
public final class EventSchemas {
    private final Map<ObjectType, Current> current = new HashMap<>();
    private final Map<String, EventSchema> byId = new HashMap<>();

    private record Current(List<Field> fields, EventSchema schema) {}

    /** For the fields that the object has now. */
    public synchronized EventSchema of(ObjectType type) {
        Current known = current.get(type);
        if (known == null || known.fields() != type.fields()) {
            known = new Current(type.fields(), new EventSchema(type));
            current.put(type, known);
            byId.put(known.schema().id(), known.schema());
        }
        return known.schema();
    }

    public synchronized Optional<EventSchema> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
