package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.SubQueryContext;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.Store;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A semi-join: {@code Id IN (SELECT AccountId FROM Contact WHERE ...)}. */
record SubQuery(Soql soql, Store store, SubQueryContext context) {

    Set<Object> values() {
        ObjectType type = Query.from(soql, store.schema(), context.fromNameList());
        var entries = context.subFieldList().subFieldEntry();
        if (entries.size() != 1 || entries.get(0).fieldName() == null) {
            throw soql.error("MALFORMED_QUERY", context, "Semi join sub-selects can only select one field");
        }
        Path column = Path.of(soql, store.schema(), type, entries.get(0).fieldName());
        Filter filter = context.whereClause() == null
                ? new Filter.All()
                : new Conditions(soql, store, type).read(context.whereClause().logicalExpression());
        return Query.rows(store, type, filter, false)
                .map(row -> column.get(store, row))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
