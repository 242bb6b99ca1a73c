package io.karawane.sandbox.salesforce.soql;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** {@code SUM(Budget__c)} and its like, over the rows of a group; empty values do not count. */
record Aggregate(Function function, Path path) implements Expression {
    enum Function {
        COUNT,
        COUNT_DISTINCT,
        MIN,
        MAX,
        SUM,
        AVG;

        boolean takes(Field field) {
            FieldType type = field.type();
            return switch (this) {
                case SUM, AVG -> type.number();
                case MIN, MAX -> field.filterable() && type != FieldType.BOOLEAN && type != FieldType.MULTIPICKLIST;
                default -> field.filterable() && type != FieldType.BOOLEAN;
            };
        }
    }

    @Override
    public Field field() {
        return path.field();
    }

    @Override
    public FieldType type() {
        return switch (function) {
            case COUNT, COUNT_DISTINCT -> FieldType.INT;
            case SUM, AVG -> FieldType.DOUBLE;
            default -> path.type();
        };
    }

    @Override
    public Object get(Store store, Row row) {
        throw new IllegalStateException(function + " of a single row");
    }

    @SuppressWarnings("unchecked")
    Object over(Store store, Collection<Row> rows) {
        List<Object> values = rows.stream()
                .map(row -> path.get(store, row))
                .filter(Objects::nonNull)
                .toList();
        Comparator<Object> order = (a, b) -> ((Comparable<Object>) a).compareTo(b);
        return switch (function) {
            case COUNT -> (long) values.size();
            case COUNT_DISTINCT ->
                values.stream().map(Grouping::same).distinct().count();
            case MIN -> values.stream().min(order).orElse(null);
            case MAX -> values.stream().max(order).orElse(null);
            case SUM -> values.isEmpty() ? null : total(values);
            case AVG -> values.isEmpty() ? null : total(values) / values.size();
        };
    }

    private static double total(List<Object> values) {
        return values.stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sum();
    }
}
