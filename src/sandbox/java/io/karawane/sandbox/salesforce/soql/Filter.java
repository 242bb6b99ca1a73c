package io.karawane.sandbox.salesforce.soql;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The condition of a query. */
sealed interface Filter {
    boolean test(Expression.Values values);

    /** Rows among which all matches are, if an index can tell. */
    default Optional<Stream<Row>> candidates(Table table) {
        return Optional.empty();
    }

    /** How many look-ups {@link #candidates} would make. */
    default int cost() {
        return Integer.MAX_VALUE;
    }

    record All() implements Filter {
        @Override
        public boolean test(Expression.Values values) {
            return true;
        }
    }

    record And(List<Filter> parts) implements Filter {
        @Override
        public boolean test(Expression.Values values) {
            for (Filter part : parts) {
                if (!part.test(values)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Optional<Stream<Row>> candidates(Table table) {
            return parts.stream()
                    .sorted((a, b) -> Integer.compare(a.cost(), b.cost()))
                    .map(part -> part.candidates(table))
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        @Override
        public int cost() {
            return parts.stream().mapToInt(Filter::cost).min().orElse(Integer.MAX_VALUE);
        }
    }

    record Or(List<Filter> parts) implements Filter {
        @Override
        public boolean test(Expression.Values values) {
            for (Filter part : parts) {
                if (part.test(values)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Optional<Stream<Row>> candidates(Table table) {
            List<Stream<Row>> found = parts.stream()
                    .map(part -> part.candidates(table))
                    .flatMap(Optional::stream)
                    .toList();
            return found.size() == parts.size() ? Optional.of(found.stream().flatMap(rows -> rows)) : Optional.empty();
        }

        @Override
        public int cost() {
            return (int) Math.min(
                    Integer.MAX_VALUE, parts.stream().mapToLong(Filter::cost).sum());
        }
    }

    record Not(Filter part) implements Filter {
        @Override
        public boolean test(Expression.Values values) {
            return !part.test(values);
        }
    }

    /** @param keys the values an index may be asked for, or null if the comparison is of another kind */
    record Comparison(Expression expression, Predicate<Object> matches, Collection<String> keys) implements Filter {
        @Override
        public boolean test(Expression.Values values) {
            return matches.test(values.get(expression));
        }

        @Override
        public Optional<Stream<Row>> candidates(Table table) {
            Field field = expression.field();
            return keys != null && expression instanceof Path path && path.direct() && table.indexed(field)
                    ? Optional.of(keys.stream().flatMap(key -> table.find(field, key)))
                    : Optional.empty();
        }

        @Override
        public int cost() {
            return keys == null ? Integer.MAX_VALUE : keys.size();
        }
    }
}
