package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.ConditionalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.FieldExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.LogicalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.ValueContext;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the WHERE clause of a query on one object into a filter. */
record Conditions(Soql soql, Store store, ObjectType type) {

    Filter read(LogicalExpressionContext expression) {
        List<Filter> parts =
                expression.conditionalExpression().stream().map(this::read).toList();
        if (expression.NOT() != null) {
            return new Filter.Not(parts.get(0));
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

    private Filter compare(FieldExpressionContext expression) {
        if (expression.fieldName() == null) {
            throw soql.error("MALFORMED_QUERY", expression, "functions in conditions are not simulated");
        }
        Path path = Path.of(soql, store.schema(), type, expression.fieldName());
        Field field = path.field();
        if (!field.filterable()) {
            throw soql.error(
                    "INVALID_FIELD", expression, "field '" + field.name() + "' can not be filtered in a query call");
        }
        String operator = expression.comparisonOperator().getText().toUpperCase(Locale.ROOT);
        ValueContext value = expression.value();
        if (value.boundExpression() != null) {
            throw soql.error("MALFORMED_QUERY", value, "unexpected token: ':'");
        }
        return switch (operator) {
            case "=" -> equal(path, value);
            case "!=", "<>" -> new Filter.Not(equal(path, value));
            case "IN" -> among(path, value);
            case "NOTIN" -> new Filter.Not(among(path, value));
            case "LIKE" -> like(path, value);
            case "INCLUDES" -> includes(path, value);
            case "EXCLUDES" -> new Filter.Not(includes(path, value));
            default ->
                new Filter.Comparison(
                        path, key(field, new Literal(soql, field, value).span().compare(operator)), null);
        };
    }

    private Filter equal(Path path, ValueContext value) {
        Literal literal = new Literal(soql, path.field(), value);
        if (literal.isNull()) {
            return new Filter.Comparison(path, found -> found == null, null);
        }
        if (value.valueList() != null || value.subQuery() != null) {
            throw soql.error("MALFORMED_QUERY", value, "unexpected token: '('");
        }
        Span span = literal.span();
        return new Filter.Comparison(path, key(path.field(), span::contains), keys(path.field(), Set.of(span)));
    }

    private Filter among(Path path, ValueContext value) {
        Field field = path.field();
        if (value.subQuery() != null) {
            Set<Object> found = new SubQuery(soql, store, value.subQuery()).values();
            Set<String> keys = found.stream().map(Object::toString).collect(Collectors.toSet());
            return new Filter.Comparison(path, one -> one != null && keys.contains(one.toString()), keys);
        }
        Set<Span> spans = list(value).stream()
                .filter(one -> one.NULL() == null)
                .map(one -> new Literal(soql, field, one).span())
                .collect(Collectors.toSet());
        boolean nulls = list(value).stream().anyMatch(one -> one.NULL() != null);
        boolean points = spans.stream().allMatch(span -> span.to() == null);
        Set<Object> values = spans.stream().map(Span::from).collect(Collectors.toSet());
        Predicate<Object> within =
                points ? values::contains : one -> spans.stream().anyMatch(span -> span.contains(one));
        Predicate<Object> keyed = key(field, within);
        return new Filter.Comparison(
                path, one -> one == null ? nulls : keyed.test(one), nulls ? null : keys(field, spans));
    }

    private List<ValueContext> list(ValueContext value) {
        if (value.valueList() == null) {
            throw soql.error(
                    "MALFORMED_QUERY",
                    value,
                    "unexpected token: '" + value.getStart().getText() + "'");
        }
        return value.valueList().value();
    }

    private Filter like(Path path, ValueContext value) {
        if (!path.field().type().text() || path.field().type() == FieldType.MULTIPICKLIST) {
            throw soql.error(
                    "INVALID_QUERY_FILTER_OPERATOR",
                    value,
                    "invalid operator on " + path.field().type().apiName() + " field");
        }
        Pattern pattern = QuotedText.like(new Literal(soql, path.field(), value).text(true));
        return new Filter.Comparison(
                path,
                found -> found != null && pattern.matcher(found.toString()).matches(),
                null);
    }

    /** Each value is a set, {@code 'A;B'}; a field matches if it holds all of one of them. */
    private Filter includes(Path path, ValueContext value) {
        if (path.field().type() != FieldType.MULTIPICKLIST) {
            throw soql.error(
                    "INVALID_QUERY_FILTER_OPERATOR",
                    value,
                    "includes or excludes operator only valid on multipicklist field");
        }
        List<Set<String>> sets = list(value).stream()
                .map(one -> parts(new Literal(soql, path.field(), one).key()))
                .toList();
        return new Filter.Comparison(
                path, found -> found != null && sets.stream().anyMatch(parts(found.toString())::containsAll), null);
    }

    private static Set<String> parts(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split(";")).collect(Collectors.toSet());
    }

    /** Compares text without its case, and numbers of any kind. */
    private static Predicate<Object> key(Field field, Predicate<Object> matches) {
        if (field.type().text()) {
            return found -> matches.test(found == null ? null : found.toString().toLowerCase(Locale.ROOT));
        }
        return field.type().number()
                ? found -> matches.test(found == null ? null : ((Number) found).doubleValue())
                : matches;
    }

    private static Set<String> keys(Field field, Set<Span> spans) {
        return field.type().text() || field.type().identifier()
                ? spans.stream().map(span -> span.from().toString()).collect(Collectors.toSet())
                : null;
    }
}
