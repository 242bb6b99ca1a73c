package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.ConditionalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.FieldExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.LogicalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.ValueContext;
import io.github.apexdevtools.apexparser.ApexParser.WhereClauseContext;
import io.karawane.sandbox.salesforce.schema.FieldType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Turns a WHERE or HAVING clause into a filter. Logic has two values: what an empty field meets is true or false. */
final class Conditions {
    private static final Set<String> LISTS = Set.of("IN", "NOTIN", "INCLUDES", "EXCLUDES");
    private static final int MOST_SEMI_JOINS = 2;

    private final Scope scope;
    private int semiJoins;

    Conditions(Scope scope) {
        this.scope = scope;
    }

    static Filter where(Scope scope, WhereClauseContext clause) {
        return clause == null ? new Filter.All() : new Conditions(scope).read(clause.logicalExpression());
    }

    Filter read(LogicalExpressionContext expression) {
        int before = semiJoins;
        List<Filter> parts =
                expression.conditionalExpression().stream().map(this::read).toList();
        if (expression.NOT() != null) {
            return new Filter.Not(parts.get(0));
        }
        if (!expression.SOQLOR().isEmpty() && semiJoins > before) {
            throw scope.malformed(expression, "Semi join sub-selects are not allowed with the 'OR' operator");
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return expression.SOQLOR().isEmpty() ? new Filter.And(parts) : new Filter.Or(parts);
    }

    private Filter read(ConditionalExpressionContext expression) {
        return expression.logicalExpression() != null
                ? read(expression.logicalExpression())
                : compare(expression.fieldExpression());
    }

    private Filter compare(FieldExpressionContext place) {
        Expression expression =
                place.fieldName() != null ? scope.path(place.fieldName()) : scope.function(place.soqlFunction());
        scope.require(expression.field().filterable(), place, expression.field(), "filtered");
        String operator = place.comparisonOperator().getText().toUpperCase(Locale.ROOT);
        ValueContext value = place.value();
        boolean list = value.valueList() != null || value.subQuery() != null;
        if (value.boundExpression() != null || list != LISTS.contains(operator)) {
            throw scope.soql().unexpected(value);
        }
        requireOperator(expression.type(), operator, place);
        return switch (operator) {
            case "=" -> equal(expression, value);
            case "!=", "<>" -> new Filter.Not(equal(expression, value));
            case "IN" -> among(expression, value);
            case "NOTIN" -> new Filter.Not(among(expression, value));
            case "LIKE" -> like(expression, value);
            case "INCLUDES" -> includes(expression, value);
            case "EXCLUDES" -> new Filter.Not(includes(expression, value));
            default ->
                new Filter.Comparison(
                        expression,
                        key(expression.type(), literal(expression, value).span().compare(operator)),
                        null);
        };
    }

    private void requireOperator(FieldType type, String operator, FieldExpressionContext place) {
        boolean multiple = type == FieldType.MULTIPICKLIST;
        boolean able =
                switch (operator) {
                    case "LIKE" -> type.text() && !multiple;
                    case "INCLUDES", "EXCLUDES" -> multiple;
                    case "<", "<=", ">", ">=" -> type != FieldType.BOOLEAN && !multiple;
                    default -> true;
                };
        if (!able) {
            throw scope.error(
                    "INVALID_QUERY_FILTER_OPERATOR",
                    place,
                    operator.endsWith("CLUDES")
                            ? "includes or excludes operator only valid on multipicklist field"
                            : "invalid operator on " + type.apiName() + " field");
        }
    }

    private Literal literal(Expression expression, ValueContext value) {
        return new Literal(scope, expression, value);
    }

    private Filter equal(Expression expression, ValueContext value) {
        Literal literal = literal(expression, value);
        if (literal.isNull()) {
            return new Filter.Comparison(expression, found -> found == null, null);
        }
        Span span = literal.span();
        FieldType type = expression.type();
        return new Filter.Comparison(expression, key(type, span::contains), keys(type, Set.of(span)));
    }

    private Filter among(Expression expression, ValueContext value) {
        FieldType type = expression.type();
        if (value.subQuery() != null) {
            if (++semiJoins > MOST_SEMI_JOINS) {
                throw scope.malformed(value, "Maximum 2 semi join sub-selects are allowed");
            }
            Set<String> keys = new SemiJoin(scope, expression, value.subQuery()).ids();
            return new Filter.Comparison(expression, one -> one != null && keys.contains(one.toString()), keys);
        }
        List<ValueContext> list = value.valueList().value();
        Set<Span> spans = list.stream()
                .filter(one -> one.NULL() == null)
                .map(one -> literal(expression, one).span())
                .collect(Collectors.toSet());
        boolean nulls = list.stream().anyMatch(one -> one.NULL() != null);
        boolean points = spans.stream().allMatch(span -> span.to() == null);
        Set<Object> values = spans.stream().map(Span::from).collect(Collectors.toSet());
        Predicate<Object> within =
                points ? values::contains : one -> spans.stream().anyMatch(span -> span.contains(one));
        Predicate<Object> keyed = key(type, within);
        return new Filter.Comparison(
                expression, one -> one == null ? nulls : keyed.test(one), nulls ? null : keys(type, spans));
    }

    private Filter like(Expression expression, ValueContext value) {
        Wildcards pattern = new Wildcards(literal(expression, value).text(true));
        return new Filter.Comparison(expression, found -> found != null && pattern.match(found.toString()), null);
    }

    /** Each value is a set, {@code 'A;B'}; a field matches if it holds all of one of them. */
    private Filter includes(Expression expression, ValueContext value) {
        List<Set<String>> sets = value.valueList().value().stream()
                .map(one -> parts(literal(expression, one).key()))
                .toList();
        return new Filter.Comparison(
                expression,
                found -> found != null && sets.stream().anyMatch(parts(found.toString())::containsAll),
                null);
    }

    private static Set<String> parts(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split(";")).collect(Collectors.toSet());
    }

    /** Compares text without its case, and numbers of any kind. */
    private static Predicate<Object> key(FieldType type, Predicate<Object> matches) {
        if (type.text()) {
            return found -> matches.test(found == null ? null : found.toString().toLowerCase(Locale.ROOT));
        }
        return type.number() ? found -> matches.test(found == null ? null : ((Number) found).doubleValue()) : matches;
    }

    private static Set<String> keys(FieldType type, Set<Span> spans) {
        return type.text() || type.identifier()
                ? spans.stream().map(span -> span.from().toString()).collect(Collectors.toSet())
                : null;
    }
}
