package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.LimitClauseContext;
import io.github.apexdevtools.apexparser.ApexParser.QueryContext;
import io.github.apexdevtools.apexparser.ApexParser.SelectEntryContext;
import io.github.apexdevtools.apexparser.ApexParser.SoqlFunctionContext;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.store.FirstRows;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.store.Table;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;

/** A query that has been understood, ready to run. */
public final class Query {
    private static final int MOST_OFFSET = 2_000;

    private final QueryContext context;
    private final Scope scope;
    private final boolean count;
    private final Selection selection;
    private final Grouping grouping;
    private final Filter filter;
    private final Sorting sorting;
    private final int limit;
    private final int offset;

    /** @throws ApiError MALFORMED_QUERY, INVALID_TYPE or INVALID_FIELD as Salesforce words it */
    public Query(Store store, String text) {
        Soql soql = new Soql(text);
        context = soql.parse();
        scope = Scope.of(soql, store, context.fromNameList());
        refuseClauses();
        limit = limit(scope, context.limitClause());
        offset = offset();
        List<SelectEntryContext> entries = context.selectList().selectEntry();
        count = entries.size() == 1 && entries.get(0).getText().equalsIgnoreCase("count()");
        boolean grouped = context.groupByClause() != null || entries.stream().anyMatch(Query::aggregates);
        grouping = grouped && !count ? new Grouping(scope, context) : null;
        selection = grouped || count ? null : new Selection(scope, entries, limit);
        filter = scoped(Conditions.where(scope, context.whereClause()));
        sorting = new Sorting(scope, grouped ? null : context.orderByClause(), (place, expression) -> {
            if (count) {
                throw scope.malformed(place, "COUNT() cannot be ordered");
            }
        });
    }

    private static boolean aggregates(SelectEntryContext entry) {
        SoqlFunctionContext function = entry.soqlFunction();
        return function != null
                && function.fieldName() != null
                && function.TOLABEL() == null
                && function.CONVERT_CURRENCY() == null
                && function.FORMAT() == null;
    }

    private void refuseClauses() {
        refuse(context.withClause(), "WITH is not allowed in this context");
        refuse(context.updateList(), "UPDATE is not simulated");
        refuse(context.allRowsClause(), "ALL ROWS not allowed in this context");
        if (!context.forClauses().UPDATE().isEmpty()) {
            throw scope.malformed(context.forClauses(), "FOR UPDATE is not allowed in this context");
        }
    }

    private void refuse(ParserRuleContext clause, String message) {
        if (clause != null) {
            throw scope.malformed(clause, message);
        }
    }

    /** {@code USING SCOPE mine} means the caller's own records. */
    private Filter scoped(Filter wanted) {
        if (context.usingScope() == null) {
            return wanted;
        }
        String name = context.usingScope().soqlId().getText().toUpperCase(Locale.ROOT);
        var owner = scope.type().find("OwnerId");
        if (name.equals("MINE") && owner.isPresent()) {
            Path path = new Path(List.of(), owner.get());
            return new Filter.And(List.of(new Filter.Comparison(path, FirstRows.USER::equals, null), wanted));
        }
        if (!name.equals("EVERYTHING")) {
            throw scope.error("MALFORMED_QUERY", context.usingScope(), "Scope '" + name + "' is not simulated");
        }
        return wanted;
    }

    static int limit(Scope scope, LimitClauseContext clause) {
        return clause == null ? Integer.MAX_VALUE : number(scope, clause);
    }

    private int offset() {
        int rows = context.offsetClause() == null ? 0 : number(scope, context.offsetClause());
        if (rows > MOST_OFFSET) {
            throw new ApiError(400, "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000", null, null);
        }
        return rows;
    }

    private static int number(Scope scope, ParserRuleContext clause) {
        String text = clause.getChild(1).getText();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw scope.malformed(clause, "unexpected token: '" + text + "'");
        }
    }

    /** The name of the queried object. */
    public String object() {
        return scope.type().name();
    }

    /** Whether it asks for an address as one value. */
    public boolean selectsCompounds() {
        return selection != null && selection.columns().stream().anyMatch(path -> path.type() == FieldType.ADDRESS);
    }

    /** @param deleted whether rows in the recycle bin count, as in {@code queryAll} */
    public Result run(boolean deleted) {
        Stream<Row> rows = rows(scope, filter, deleted);
        if (grouping != null) {
            return Result.of(grouping.run(rows, offset, limit));
        }
        Stream<Row> found = sorting.rows(rows).skip(offset).limit(limit);
        return count
                ? Result.count(found.count())
                : Result.of(selection.columns(), selection.children(), found.toList(), deleted);
    }

    static Stream<Row> rows(Scope scope, Filter filter, boolean deleted) {
        Table table = scope.store().table(scope.type());
        Set<String> seen = new HashSet<>();
        Stream<Row> rows = filter.candidates(table)
                .map(found -> found.filter(row -> seen.add(row.id())).sorted((a, b) -> a.id().compareTo(b.id())))
                .orElseGet(() -> table.all().stream());
        return rows.filter(row -> deleted || !row.deleted())
                .filter(row -> filter.test(expression -> expression.get(scope.store(), row)));
    }
}
