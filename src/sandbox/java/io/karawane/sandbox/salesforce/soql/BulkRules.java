package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.QueryContext;
import io.github.apexdevtools.apexparser.ApexParser.SelectEntryContext;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.regex.Pattern;

/** What SOQL allows and the Bulk API does not, because its results are flat. */
public final class BulkRules {
    private static final Pattern AGGREGATE =
            Pattern.compile("(COUNT|COUNT_DISTINCT|SUM|AVG|MIN|MAX|GROUPING)\\(.*", Pattern.CASE_INSENSITIVE);

    private BulkRules() {}

    /** @throws ApiError with the code and text of SOQL itself, or API_ERROR for what only the Bulk API refuses */
    public static void check(String soql) {
        QueryContext query = new Soql(soql).parse();
        for (SelectEntryContext entry : query.selectList().selectEntry()) {
            if (entry.subQuery() != null) {
                throw refused("Aggregate Relationships not supported in Bulk V2 Query with CSV content type");
            }
            if (entry.typeOf() != null) {
                throw refused("TYPEOF not supported in Bulk V2 Query with CSV content type");
            }
            if (AGGREGATE.matcher(entry.getText()).matches()) {
                throw refused("Aggregate functions not supported in Bulk V2 Query");
            }
        }
        if (query.groupByClause() != null) {
            throw refused("GROUP BY not supported in Bulk V2 Query");
        }
        if (query.offsetClause() != null) {
            throw refused("OFFSET not supported in Bulk V2 Query");
        }
    }

    private static ApiError refused(String message) {
        return new ApiError(400, "API_ERROR", message, null, null);
    }
}
