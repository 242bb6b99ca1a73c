package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.FieldOrderContext;
import io.github.apexdevtools.apexparser.ApexParser.OrderByClauseContext;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.store.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The ORDER BY clause; empty values come first unless it says otherwise. */
final class Sorting {
    private final Scope scope;
    private Comparator<Expression.Values> order;

    /** @param check refuses an expression that the query cannot be ordered by */
    Sorting(Scope scope, OrderByClauseContext clause, BiConsumer<FieldOrderContext, Expression> check) {
        this.scope = scope;
        if (clause != null) {
            clause.fieldOrderList().fieldOrder().stream()
                    .map(one -> read(one, check))
                    .reduce(Comparator::thenComparing)
                    .ifPresent(found -> order = found);
        }
    }

    private Comparator<Expression.Values> read(FieldOrderContext one, BiConsumer<FieldOrderContext, Expression> check) {
        Expression expression =
                one.fieldName() != null ? scope.path(one.fieldName()) : scope.function(one.soqlFunction());
        scope.require(expression.field().sortable(), one, expression.field(), "sorted");
        check.accept(one, expression);
        Comparator<Comparable<Object>> values = Comparator.naturalOrder();
        values = one.DESC() != null ? values.reversed() : values;
        values = one.LAST() != null ? Comparator.nullsLast(values) : Comparator.nullsFirst(values);
        return Comparator.comparing(found -> key(expression, found.get(expression)), values);
    }

    /** Text sorts without its case; a picklist as its values are listed, unlisted ones last; ids sort by their case. */
    @SuppressWarnings("unchecked")
    private static Comparable<Object> key(Expression expression, Object value) {
        if (!(value instanceof String text) || !expression.type().text()) {
            return (Comparable<Object>) value;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> listed = expression.field().values();
        int place = expression.type() == FieldType.PICKLIST ? listed.indexOf(text) : 0;
        Object key = "%05d%s".formatted(place < 0 ? listed.size() : place, lower);
        return (Comparable<Object>) key;
    }

    Stream<Row> rows(Stream<Row> rows) {
        return order == null
                ? rows
                : rows.sorted((a, b) -> order.compare(
                        expression -> expression.get(scope.store(), a),
                        expression -> expression.get(scope.store(), b)));
    }

    <T extends Expression.Values> Stream<T> groups(Stream<T> groups) {
        return order == null ? groups : groups.sorted(order);
    }
}
