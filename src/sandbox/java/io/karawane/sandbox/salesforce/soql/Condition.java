package io.karawane.sandbox.salesforce.soql;

import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.wire.ApiError;

/** A WHERE condition on its own, for single rows. */
public final class Condition {
    private final Store store;
    private final Filter filter;

    /** @throws ApiError as for a query with that condition */
    public Condition(Store store, ObjectType type, String text) {
        this.store = store;
        Soql soql = new Soql("SELECT Id FROM " + type + " WHERE " + text);
        var context = soql.parse();
        this.filter = Conditions.where(Scope.of(soql, store, context.fromNameList()), context.whereClause());
    }

    public boolean matches(Row row) {
        return filter.test(expression -> expression.get(store, row));
    }
}
