package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.FieldOrderContext;
import io.github.apexdevtools.apexparser.ApexParser.OrderByClauseContext;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** The ORDER BY clause; empty values come first unless it says otherwise. */
final class Sorting {
    private final Soql soql;
    private final Store store;
    private final ObjectType type;
    private Comparator<Row> order;

    Sorting(Soql soql, Store store, ObjectType type, OrderByClauseContext clause) {
        this.soql = soql;
        this.store = store;
        this.type = type;
        if (clause != null) {
            clause.fieldOrderList().fieldOrder().stream()
                    .map(this::read)
                    .reduce(Comparator::thenComparing)
                    .ifPresent(found -> order = found);
        }
    }

    private Comparator<Row> read(FieldOrderContext one) {
        if (one.fieldName() == null) {
            throw soql.error("MALFORMED_QUERY", one, "'" + one.getText() + "' is not simulated");
        }
        Path path = Path.of(soql, store.schema(), type, one.fieldName());
        if (!path.field().filterable()) {
            throw soql.error(
                    "INVALID_FIELD", one, "field '" + path.field().name() + "' can not be sorted in a query call");
        }
        Comparator<Comparable<Object>> values = Comparator.naturalOrder();
        values = one.DESC() != null ? values.reversed() : values;
        values = one.LAST() != null ? Comparator.nullsLast(values) : Comparator.nullsFirst(values);
        return Comparator.comparing(row -> key(path.get(store, row)), values);
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> key(Object value) {
        return (Comparable<Object>) (value instanceof String text ? text.toLowerCase(Locale.ROOT) : value);
    }

    Stream<Row> apply(Stream<Row> rows) {
        return order == null ? rows : rows.sorted(order);
    }
}
