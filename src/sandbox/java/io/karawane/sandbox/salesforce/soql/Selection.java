package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.SelectEntryContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The fields, and the children, that a query asks for of each row. */
final class Selection {
    private static final int MOST_ROWS_OF_ALL_FIELDS = 200;

    private final Scope scope;
    private final List<Path> columns = new ArrayList<>();
    private final List<Children> children = new ArrayList<>();

    Selection(Scope scope, List<SelectEntryContext> entries, int limit) {
        this.scope = scope;
        entries.forEach(entry -> select(entry, limit));
    }

    private void select(SelectEntryContext entry, int limit) {
        if (entry.subQuery() != null) {
            children.add(Children.of(scope, entry.subQuery()));
        } else if (entry.soqlId() != null) {
            throw scope.malformed(entry, "only aggregate expressions use field aliasing");
        } else if (entry.fieldName() != null) {
            add(entry, scope.path(entry.fieldName()));
        } else if (entry.soqlFunction() != null && entry.soqlFunction().FIELDS() != null) {
            selectMany(entry, limit);
        } else if (entry.soqlFunction() != null && entry.soqlFunction().TOLABEL() != null) {
            add(entry, scope.path(entry.soqlFunction().fieldName()));
        } else {
            throw scope.malformed(entry, "'" + entry.getText() + "' is not simulated");
        }
    }

    private void selectMany(SelectEntryContext entry, int limit) {
        String which = entry.soqlFunction().soqlFieldsParameter().getText().toUpperCase(Locale.ROOT);
        if (!which.equals("STANDARD") && limit > MOST_ROWS_OF_ALL_FIELDS) {
            throw scope.malformed(entry, "The SOQL FIELDS function must have a LIMIT of at most 200");
        }
        scope.type().fields().stream()
                .filter(field -> which.equals("ALL") || field.custom() == which.equals("CUSTOM"))
                .forEach(field -> add(entry, new Path(List.of(), field)));
    }

    private void add(SelectEntryContext entry, Path path) {
        if (columns.contains(path)) {
            throw scope.error("INVALID_FIELD", entry, "duplicate field selected: " + entry.getText());
        }
        columns.add(path);
    }

    List<Path> columns() {
        return columns;
    }

    List<Children> children() {
        return children;
    }
}
