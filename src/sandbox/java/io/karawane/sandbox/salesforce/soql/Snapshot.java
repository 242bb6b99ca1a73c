package io.karawane.sandbox.salesforce.soql;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.wire.Timestamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A result as it was when the query ran, related records included; text is made only when it is asked for. */
public final class Snapshot {
    private final List<Path> columns;
    private final List<Row> rows;
    /** For each column the related record of each row; null for a column of the row itself. */
    private final List<Row[]> related = new ArrayList<>();

    /** @param byName whether the columns come in the order of their names instead of the query's */
    public Snapshot(Store store, Result result, boolean byName) {
        rows = result.rows();
        columns = byName
                ? result.columns().stream()
                        .sorted(Comparator.comparing(Snapshot::label))
                        .toList()
                : result.columns();
        for (Path column : columns) {
            related.add(
                    column.direct()
                            ? null
                            : rows.stream()
                                    .map(row -> holder(store, row, column))
                                    .toArray(Row[]::new));
        }
    }

    private static Row holder(Store store, Row row, Path column) {
        Row at = row;
        for (Field reference : column.references()) {
            Object id = at == null ? null : at.get(reference);
            at = id == null ? null : store.table(reference.references()).get(id.toString());
        }
        return at;
    }

    public int size() {
        return rows.size();
    }

    /** Such as {@code Id} or {@code Account.Name}. */
    public List<String> header() {
        return columns.stream().map(Snapshot::label).toList();
    }

    private static String label(Path column) {
        return Stream.concat(
                        column.references().stream().map(Field::relationship),
                        Stream.of(column.field().name()))
                .collect(Collectors.joining("."));
    }

    /** The values of one row, an empty text for an empty field. */
    public String[] texts(int row) {
        String[] texts = new String[columns.size()];
        for (int at = 0; at < texts.length; at++) {
            Row holder = related.get(at) == null ? rows.get(row) : related.get(at)[row];
            texts[at] = holder == null ? "" : text(holder.get(columns.get(at).field()));
        }
        return texts;
    }

    private static String text(Object value) {
        if (value instanceof Instant instant) {
            return Timestamp.event(instant);
        }
        if (value instanceof Double number) {
            String plain = BigDecimal.valueOf(number).toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        return value == null ? "" : value.toString();
    }
}
