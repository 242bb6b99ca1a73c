package io.karawane.sandbox.salesforce.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An object such as Lead: its names, its id prefix and its fields. */
public final class ObjectType {
    private final String name;
    private final String label;
    private final String plural;
    private final String prefix;
    private final boolean readOnly;
    private final List<Field> shipped;
    private final Set<Field> locked = ConcurrentHashMap.newKeySet();
    private volatile List<Field> fields;
    private volatile Map<String, Field> byName;
    private volatile Map<String, Field> byRelationship;

    ObjectType(String name, String label, String plural, String prefix, boolean readOnly, List<Field> fields) {
        this.name = name;
        this.label = label;
        this.plural = plural;
        this.prefix = prefix;
        this.readOnly = readOnly;
        this.shipped = List.copyOf(fields);
        has(shipped);
    }

    private void has(List<Field> all) {
        byName = all.stream().collect(Collectors.toMap(f -> lower(f.name()), Function.identity()));
        byRelationship = all.stream()
                .filter(f -> f.relationship() != null)
                .collect(Collectors.toMap(f -> lower(f.relationship()), Function.identity()));
        fields = all;
    }

    /**
     * Adds a custom field, at the end.
     *
     * @throws IllegalArgumentException if {@code definition} does not define one
     */
    public synchronized Field add(JsonNode definition) {
        Field field = CustomField.read(this, definition).at(fields.size());
        List<Field> all = new ArrayList<>(fields);
        all.add(field);
        has(List.copyOf(all));
        return field;
    }

    /** What a formula field shows from now on; no record changes by it. */
    public synchronized void changeFormula(Field field, String formula) {
        List<Field> all = new ArrayList<>(fields);
        all.set(field.position(), field.with(formula));
        has(List.copyOf(all));
    }

    /** Callers of the API may read these fields but no longer set them. */
    public void lock(List<Field> readable) {
        locked.addAll(readable);
    }

    /** As it was shipped: without custom fields of the administrator, nothing locked. */
    synchronized void reset() {
        has(shipped);
        locked.clear();
    }

    /** Whether callers may set it. */
    public boolean writeable(Field field) {
        return !readOnly && !field.readOnly() && !locked.contains(field);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public String name() {
        return name;
    }

    public String label() {
        return label;
    }

    public String plural() {
        return plural;
    }

    public String prefix() {
        return prefix;
    }

    public boolean readOnly() {
        return readOnly;
    }

    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> find(String fieldName) {
        return Optional.ofNullable(byName.get(lower(fieldName)));
    }

    public Optional<Field> findRelationship(String relationship) {
        return Optional.ofNullable(byRelationship.get(lower(relationship)));
    }

    /** A field that is known to exist. */
    public Field field(String fieldName) {
        return find(fieldName).orElseThrow();
    }

    public boolean has(String fieldName) {
        return byName.containsKey(lower(fieldName));
    }

    @Override
    public String toString() {
        return name;
    }
}
