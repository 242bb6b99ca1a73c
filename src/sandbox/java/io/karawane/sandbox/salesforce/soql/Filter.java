package io.karawane.sandbox.salesforce.soql;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.store.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The condition of a query. */
sealed interface Filter {
    boolean test(Store store, Row row);

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
        public boolean test(Store store, Row row) {
            return true;
        }
    }

    record And(List<Filter> parts) implements Filter {
        @Override
        public boolean test(Store store, Row row) {
            for (Filter part : parts) {
                if (!part.test(store, row)) {
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
        public boolean test(Store store, Row row) {
            for (Filter part : parts) {
                if (part.test(store, row)) {
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
        public boolean test(Store store, Row row) {
            return !part.test(store, row);
        }
    }

    /** @param keys the values an index may be asked for, or null if the comparison is of another kind */
    record Comparison(Path path, Predicate<Object> matches, Collection<String> keys) implements Filter {
        @Override
        public boolean test(Store store, Row row) {
            return matches.test(path.get(store, row));
        }

        @Override
        public Optional<Stream<Row>> candidates(Table table) {
            Field field = path.field();
            return keys != null && path.direct() && table.indexed(field)
                    ? Optional.of(keys.stream().flatMap(key -> table.find(field, key)))
                    : Optional.empty();
        }

        @Override
        public int cost() {
            return keys == null ? Integer.MAX_VALUE : keys.size();
        }
    }
}
