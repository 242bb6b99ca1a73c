package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.FromNameListContext;
import io.github.apexdevtools.apexparser.ApexParser.QueryContext;
import io.github.apexdevtools.apexparser.ApexParser.SelectEntryContext;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.schema.Schema;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.store.Table;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;

/** A query that has been understood, ready to run. */
public final class Query {
    private static final int MOST_OFFSET = 2_000;

    private final Soql soql;
    private final Store store;
    private final QueryContext context;
    private final ObjectType type;
    private final List<Path> columns = new ArrayList<>();
    private final boolean count;
    private final Filter filter;
    private final Sorting sorting;

    /** @throws ApiError MALFORMED_QUERY, INVALID_TYPE or INVALID_FIELD as Salesforce words it */
    public Query(Store store, String text) {
        this.soql = new Soql(text);
        this.store = store;
        this.context = soql.parse();
        refuse(context.groupByClause(), context.withClause(), context.usingScope(), context.updateList());
        this.type = from(soql, store.schema(), context.fromNameList());
        List<SelectEntryContext> entries = context.selectList().selectEntry();
        this.count = entries.size() == 1 && entries.get(0).getText().equalsIgnoreCase("count()");
        if (!count) {
            entries.forEach(this::select);
        }
        this.filter = context.whereClause() == null
                ? new Filter.All()
                : new Conditions(soql, store, type).read(context.whereClause().logicalExpression());
        this.sorting = new Sorting(soql, store, type, context.orderByClause());
    }

    private void refuse(ParserRuleContext... clauses) {
        for (ParserRuleContext clause : clauses) {
            if (clause != null) {
                throw soql.error(
                        "MALFORMED_QUERY",
                        clause,
                        clause.getStart().getText().toUpperCase(Locale.ROOT) + " is not simulated");
            }
        }
        if (context.allRowsClause() != null) {
            throw soql.error("MALFORMED_QUERY", context.allRowsClause(), "ALL ROWS not allowed in this context");
        }
    }

    static ObjectType from(Soql soql, Schema schema, FromNameListContext names) {
        if (!names.soqlId().isEmpty()) {
            // The grammar takes any word for an alias, a WHERE without condition too.
            throw soql.error(
                    "MALFORMED_QUERY",
                    names.soqlId(0),
                    "unexpected token: '" + names.soqlId(0).getText() + "'");
        }
        String object = names.fieldName(0).getText();
        if (!schema.has(object) || names.fieldName().size() > 1) {
            throw soql.error(
                    "INVALID_TYPE",
                    names,
                    "sObject type '" + object + "' is not supported. If you are attempting to use a custom object, be"
                            + " sure to append the '__c' after the entity name. Please reference your WSDL or the"
                            + " describe call for the appropriate names.");
        }
        return schema.type(object);
    }

    private void select(SelectEntryContext entry) {
        String text = entry.getText().toUpperCase(Locale.ROOT);
        if (text.startsWith("FIELDS(")) {
            if (!text.equals("FIELDS(STANDARD)") && limit() > 200) {
                throw soql.error("MALFORMED_QUERY", entry, "The SOQL FIELDS function must have a LIMIT of at most 200");
            }
            type.fields().stream()
                    .filter(f -> text.equals("FIELDS(ALL)") || f.custom() == text.equals("FIELDS(CUSTOM)"))
                    .forEach(f -> columns.add(new Path(List.of(), f)));
            return;
        }
        if (entry.fieldName() == null || entry.soqlId() != null) {
            throw soql.error("MALFORMED_QUERY", entry, "'" + entry.getText() + "' is not simulated");
        }
        Path path = Path.of(soql, store.schema(), type, entry.fieldName());
        if (columns.contains(path)) {
            throw soql.error("INVALID_FIELD", entry, "duplicate field selected: " + entry.getText());
        }
        columns.add(path);
    }

    private int limit() {
        return context.limitClause() == null ? Integer.MAX_VALUE : number(context.limitClause(), 1);
    }

    private int offset() {
        int offset = context.offsetClause() == null ? 0 : number(context.offsetClause(), 1);
        if (offset > MOST_OFFSET) {
            throw new ApiError("NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000");
        }
        return offset;
    }

    private int number(ParserRuleContext clause, int child) {
        try {
            return Integer.parseInt(clause.getChild(child).getText());
        } catch (NumberFormatException e) {
            throw soql.error(
                    "MALFORMED_QUERY",
                    clause,
                    "unexpected token: '" + clause.getChild(child).getText() + "'");
        }
    }

    /** The name of the queried object. */
    public String object() {
        return type.name();
    }

    /** @param deleted whether rows in the recycle bin count, as in {@code queryAll} */
    public Result run(boolean deleted) {
        int offset = offset();
        Stream<Row> rows =
                sorting.apply(rows(store, type, filter, deleted)).skip(offset).limit(limit());
        return count ? Result.count(rows.count()) : new Result(type, columns, rows.toList(), -1);
    }

    static Stream<Row> rows(Store store, ObjectType type, Filter filter, boolean deleted) {
        Table table = store.table(type);
        Set<String> seen = new HashSet<>();
        Stream<Row> rows = filter.candidates(table)
                .map(found -> found.filter(row -> seen.add(row.id())).sorted((a, b) -> a.id().compareTo(b.id())))
                .orElseGet(() -> table.all().stream());
        return rows.filter(row -> deleted || !row.deleted()).filter(row -> filter.test(store, row));
    }
}
