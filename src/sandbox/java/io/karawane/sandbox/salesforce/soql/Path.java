package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.FieldNameContext;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import java.util.ArrayList;
import java.util.List;

/** A field of the queried object, or of a record it refers to: {@code Account.Owner.Name}. */
record Path(List<Field> references, Field field) implements Expression {
    private static final int MOST_REFERENCES = 5;

    static Path of(Scope scope, FieldNameContext name) {
        List<String> parts = name.soqlId().stream().map(id -> id.getText()).toList();
        int first = parts.size() > 1 && parts.get(0).equalsIgnoreCase(scope.alias()) ? 1 : 0;
        List<Field> references = new ArrayList<>();
        ObjectType at = scope.type();
        for (String part : parts.subList(first, parts.size() - 1)) {
            Field reference = at.findRelationship(part)
                    .filter(f -> scope.schema().has(f.references()) && references.size() < MOST_REFERENCES)
                    .orElseThrow(
                            () -> scope.error(
                                    "INVALID_FIELD",
                                    name,
                                    "Didn't understand relationship '" + part
                                            + "' in field path. If you are attempting to use a"
                                            + " custom relationship, be sure to append the '__r' after the custom relationship"
                                            + " name. Please reference your WSDL or the describe call for the appropriate names."));
            references.add(reference);
            at = scope.schema().type(reference.references());
        }
        ObjectType target = at;
        String last = parts.get(parts.size() - 1);
        return new Path(references, target.find(last).orElseThrow(() -> noSuchColumn(scope, name, last, target)));
    }

    private static RuntimeException noSuchColumn(Scope scope, FieldNameContext name, String field, ObjectType type) {
        return scope.error(
                "INVALID_FIELD",
                name,
                "No such column '" + field + "' on entity '" + type + "'. If you are attempting to use a custom field,"
                        + " be sure to append the '__c' after the custom field name. Please reference your WSDL or the"
                        + " describe call for the appropriate names.");
    }

    boolean direct() {
        return references.isEmpty();
    }

    @Override
    public FieldType type() {
        return field.type();
    }

    @Override
    public Object get(Store store, Row row) {
        Row at = row;
        for (Field reference : references) {
            Object id = at.get(reference);
            at = id == null ? null : store.table(reference.references()).get(id.toString());
            if (at == null) {
                return null;
            }
        }
        return at.get(field);
    }
}
