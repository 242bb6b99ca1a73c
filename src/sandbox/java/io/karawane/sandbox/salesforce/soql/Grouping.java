package io.karawane.sandbox.salesforce.soql;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.apexdevtools.apexparser.ApexParser.GroupByClauseContext;
import io.github.apexdevtools.apexparser.ApexParser.QueryContext;
import io.github.apexdevtools.apexparser.ApexParser.SelectEntryContext;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Value;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;

/** A query that answers groups of rows: GROUP BY, or a function such as {@code SUM} over all rows. */
final class Grouping {
    private static final int MOST_GROUPS = 2_000;

    private final Scope scope;
    private final List<Expression> keys = new ArrayList<>();
    private final Map<String, Expression> columns = new LinkedHashMap<>();
    private final Filter having;
    private final Sorting sorting;

    private record Group(Scope scope, List<Row> rows) implements Expression.Values {
        @Override
        public Object get(Expression expression) {
            if (expression instanceof Aggregate aggregate) {
                return aggregate.over(scope.store(), rows);
            }
            // The rows of a group may spell it in different cases; the first one counts.
            return rows.isEmpty() ? null : expression.get(scope.store(), rows.get(0));
        }
    }

    Grouping(Scope scope, QueryContext context) {
        this.scope = scope;
        GroupByClauseContext clause = context.groupByClause();
        if (clause != null) {
            if (clause.selectList() == null) {
                throw scope.malformed(clause, "GROUP BY ROLLUP and GROUP BY CUBE are not simulated");
            }
            clause.selectList().selectEntry().forEach(entry -> keys.add(key(entry)));
        }
        context.selectList().selectEntry().forEach(this::select);
        having = clause == null || clause.logicalExpression() == null
                ? new Filter.All()
                : new Conditions(scope).read(clause.logicalExpression());
        sorting = new Sorting(
                scope,
                context.orderByClause(),
                (place, expression) -> requireGrouped(place, expression, "Ordered field"));
    }

    private Expression key(SelectEntryContext entry) {
        Expression key = expression(entry);
        boolean function = key instanceof DateFunction;
        scope.require(function || key.field().groupable() && key instanceof Path, entry, key.field(), "grouped");
        return key;
    }

    private Expression expression(SelectEntryContext entry) {
        if (entry.fieldName() == null && entry.soqlFunction() == null) {
            throw scope.malformed(entry, "'" + entry.getText() + "' cannot be used with aggregate functions");
        }
        return entry.fieldName() != null ? scope.path(entry.fieldName()) : scope.function(entry.soqlFunction());
    }

    private void select(SelectEntryContext entry) {
        Expression column = expression(entry);
        requireGrouped(entry, column, "Field");
        String name;
        if (entry.soqlId() != null) {
            name = entry.soqlId().getText();
        } else {
            name = column instanceof Path ? column.field().name() : "expr" + unnamed();
        }
        if (columns.put(name, column) != null) {
            throw scope.malformed(entry, "duplicate alias: " + name);
        }
    }

    private long unnamed() {
        return columns.keySet().stream()
                .filter(name -> name.matches("expr\\d+"))
                .count();
    }

    private void requireGrouped(ParserRuleContext place, Expression expression, String what) {
        if (!(expression instanceof Aggregate) && !keys.contains(expression)) {
            throw scope.malformed(
                    place,
                    what + " must be grouped or aggregated: " + place.getStart().getText());
        }
    }

    /** @throws ApiError EXCEEDED_ID_LIMIT if the groups do not fit on one page */
    List<ObjectNode> run(Stream<Row> rows, int offset, int limit) {
        Map<List<Object>, List<Row>> found = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            found.put(List.of(), new ArrayList<>());
        }
        rows.forEach(row ->
                found.computeIfAbsent(values(row), key -> new ArrayList<>()).add(row));
        Stream<Group> groups =
                found.values().stream().map(group -> new Group(scope, group)).filter(having::test);
        List<ObjectNode> results =
                sorting.groups(groups).skip(offset).limit(limit).map(this::json).toList();
        if (results.size() > MOST_GROUPS) {
            throw new ApiError(
                    400,
                    "EXCEEDED_ID_LIMIT",
                    "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch",
                    null,
                    null);
        }
        return results;
    }

    private List<Object> values(Row row) {
        List<Object> values = new ArrayList<>();
        keys.forEach(key -> values.add(same(key.get(scope.store(), row))));
        return values;
    }

    /** The same for texts that differ in case only. */
    static Object same(Object value) {
        return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }

    private ObjectNode json(Group group) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("attributes").put("type", "AggregateResult");
        columns.forEach((name, column) -> json.set(name, Value.rest(group.get(column))));
        return json;
    }
}
