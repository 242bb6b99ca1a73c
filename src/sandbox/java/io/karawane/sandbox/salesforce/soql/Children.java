package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.SubQueryContext;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code (SELECT LastName FROM Contacts)} in the list of fields.
 *
 * @param reference the child's field that names its parent
 */
record Children(Scope scope, Field reference, List<Path> columns, Filter filter, Sorting sorting, int limit) {

    static Children of(Scope outer, SubQueryContext context) {
        String relationship = context.fromNameList().fieldName(0).getText();
        String prefix = outer.alias() + ".";
        String name = relationship.regionMatches(true, 0, prefix, 0, prefix.length())
                ? relationship.substring(prefix.length())
                : relationship;
        for (ObjectType type : outer.schema().types()) {
            for (Field field : type.fields()) {
                if (name.equalsIgnoreCase(field.children())
                        && field.references().equals(outer.type().name())) {
                    return of(Scope.of(outer.soql(), outer.store(), type, context.fromNameList()), field, context);
                }
            }
        }
        throw outer.error(
                "INVALID_TYPE",
                context,
                "Didn't understand relationship '" + relationship + "' in FROM part of query call. If you are"
                        + " attempting to use a custom relationship, be sure to append the '__r' after the custom"
                        + " relationship name. Please reference your WSDL or the describe call for the appropriate names.");
    }

    private static Children of(Scope scope, Field reference, SubQueryContext context) {
        List<Path> columns = new ArrayList<>();
        context.subFieldList().subFieldEntry().forEach(entry -> {
            if (entry.fieldName() == null || entry.soqlId() != null) {
                throw scope.malformed(entry, "'" + entry.getText() + "' is not simulated in a sub-select");
            }
            columns.add(scope.path(entry.fieldName()));
        });
        return new Children(
                scope,
                reference,
                columns,
                Conditions.where(scope, context.whereClause()),
                new Sorting(scope, context.orderByClause(), (place, expression) -> {}),
                Query.limit(scope, context.limitClause()));
    }

    Result of(Row parent, boolean deleted) {
        Stream<Row> rows = scope.store()
                .table(scope.type())
                .find(reference, parent.id())
                .filter(row -> deleted || !row.deleted())
                .filter(row -> filter.test(expression -> expression.get(scope.store(), row)));
        return Result.of(columns, List.of(), sorting.rows(rows).limit(limit).toList(), deleted);
    }
}
