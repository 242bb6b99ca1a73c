package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.SubQueryContext;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code Id IN (SELECT AccountId FROM Contact WHERE ...)}. */
final class SemiJoin {
    private final Scope scope;
    private final Path column;
    private final Filter filter;

    /** @throws ApiError MALFORMED_QUERY or INVALID_FIELD if one of the two sides cannot be joined */
    SemiJoin(Scope outer, Expression left, SubQueryContext context) {
        scope = Scope.of(outer.soql(), outer.store(), context.fromNameList());
        var entries = context.subFieldList().subFieldEntry();
        if (entries.size() != 1 || entries.get(0).fieldName() == null) {
            throw outer.malformed(context, "Semi join sub-selects can only select one field");
        }
        if (context.orderByClause() != null || context.limitClause() != null) {
            throw outer.malformed(context, "Semi join sub-selects cannot be ordered or limited");
        }
        if (!left.type().identifier()) {
            throw outer.error(
                    "INVALID_FIELD",
                    context,
                    "The left operand field in the where expression for outer query should be an id field, cannot use: '"
                            + left.field().name() + "'");
        }
        column = scope.path(entries.get(0).fieldName());
        if (!column.type().identifier()) {
            throw outer.malformed(
                    context,
                    "Semi join sub-selects can only query id fields, cannot use: '"
                            + column.field().name() + "'");
        }
        if (scope.type() == outer.type()) {
            throw outer.malformed(context, "The inner and outer selects should not be on the same object type");
        }
        filter = Conditions.where(scope, context.whereClause());
    }

    Set<String> ids() {
        return Query.rows(scope, filter, false)
                .map(row -> column.get(scope.store(), row))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.toSet());
    }
}
