package io.karawane.sandbox.salesforce.schema;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All objects of the org, read from the resource folder {@code salesforce}. */
public final class Schema {
    private static final List<String> OBJECTS =
            List.of("Account", "Contact", "CronJobDetail", "CronTrigger", "Lead", "Organization", "User");

    private final Map<String, ObjectType> shipped = new LinkedHashMap<>();
    private final List<Field> system = read("system").fields();
    private volatile Map<String, ObjectType> types;

    private record Definition(
            String name, String label, String plural, String prefix, boolean readOnly, List<Field> fields) {}

    public Schema() {
        for (String object : OBJECTS) {
            shipped.put(object.toLowerCase(Locale.ROOT), type(read(object)));
        }
        types = shipped;
    }

    private ObjectType type(Definition definition) {
        List<Field> fields = new ArrayList<>();
        system.forEach(field -> fields.add(field.at(fields.size())));
        definition.fields().forEach(field -> fields.add(field.at(fields.size())));
        return new ObjectType(
                definition.name(),
                definition.label(),
                definition.plural(),
                definition.prefix(),
                definition.readOnly(),
                fields);
    }

    /**
     * Adds a custom object with the fields that every such object has; others may be added to it.
     *
     * @throws IllegalArgumentException if that is not the name of a new custom object
     */
    public synchronized ObjectType add(String name) {
        if (!name.matches("[A-Za-z]\\w*__c") || has(name)) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a new custom object");
        }
        String label = name.replace("__c", "").replace('_', ' ');
        String prefix = "a%02d".formatted(types.size() - shipped.size());
        ObjectType type = type(new Definition(
                name, label, label + "s", prefix, false, read("CustomObject").fields()));
        Map<String, ObjectType> all = new LinkedHashMap<>(types);
        all.put(name.toLowerCase(Locale.ROOT), type);
        types = all;
        return type;
    }

    private static Definition read(String name) {
        try (InputStream resource =
                Schema.class.getResourceAsStream("/io/karawane/sandbox/salesforce/" + name + ".json")) {
            return new ObjectMapper().readValue(resource, Definition.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the definition of " + name, e);
        }
    }

    /** Without what was added. */
    public synchronized void reset() {
        types = shipped;
        types.values().forEach(ObjectType::reset);
    }

    public Collection<ObjectType> types() {
        return types.values();
    }

    public boolean has(String object) {
        return types.containsKey(object.toLowerCase(Locale.ROOT));
    }

    /** @throws ApiError INVALID_TYPE if the org has no such object */
    public ObjectType type(String object) {
        ObjectType type = types.get(object.toLowerCase(Locale.ROOT));
        if (type == null) {
            throw new ApiError(400, "INVALID_TYPE", "sObject type '" + object + "' is not supported.", null, null);
        }
        return type;
    }
}
