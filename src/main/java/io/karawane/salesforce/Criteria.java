package io.karawane.salesforce;

import io.karawane.settings.Criterion;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Criteria of {@code sync.yaml} as a SOQL condition, so that Salesforce evaluates them. */
public final class Criteria {
    // Never quoted in SOQL; what looks like one of these in the file is meant as one.
    private static final Pattern DATE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2}))?");
    private static final Pattern DATE_WORD = Pattern.compile(
            "(TODAY|YESTERDAY|TOMORROW|(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)|(LAST|NEXT)_N_DAYS:\\d+)");

    private Criteria() {}

    public static String condition(Criterion criterion) {
        if (criterion instanceof Criterion.Several several) {
            return several.parts().stream()
                    .map(Criteria::condition)
                    .collect(Collectors.joining(several.all() ? " AND " : " OR ", "(", ")"));
        }
        Criterion.Field field = (Criterion.Field) criterion;
        return field.name() + " " + field.comparison().operator() + " " + operand(field);
    }

    private static String operand(Criterion.Field field) {
        return switch (field.comparison()) {
            case STARTS_WITH -> Soql.pattern("", field.value().toString());
            case CONTAINS -> Soql.pattern("%", field.value().toString());
            case IN, NOT_IN ->
                ((List<?>) field.value()).stream().map(Criteria::literal).collect(Collectors.joining(",", "(", ")"));
            default -> literal(field.value());
        };
    }

    private static String literal(Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        String text = value.toString();
        return DATE.matcher(text).matches() || DATE_WORD.matcher(text).matches() ? text : Soql.text(text);
    }
}
