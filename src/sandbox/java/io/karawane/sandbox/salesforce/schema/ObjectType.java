package io.karawane.sandbox.salesforce.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An object such as Lead: its names, its id prefix and its fields. */
public final class ObjectType {
    private final String name;
    private final String label;
    private final String plural;
    private final String prefix;
    private final boolean readOnly;
    private final List<Field> fields;
    private final Map<String, Field> byName;
    private final Map<String, Field> byRelationship;

    ObjectType(String name, String label, String plural, String prefix, boolean readOnly, List<Field> fields) {
        this.name = name;
        this.label = label;
        this.plural = plural;
        this.prefix = prefix;
        this.readOnly = readOnly;
        this.fields = List.copyOf(fields);
        this.byName = this.fields.stream().collect(Collectors.toMap(f -> lower(f.name()), Function.identity()));
        this.byRelationship = this.fields.stream()
                .filter(f -> f.relationship() != null)
                .collect(Collectors.toMap(f -> lower(f.relationship()), Function.identity()));
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
