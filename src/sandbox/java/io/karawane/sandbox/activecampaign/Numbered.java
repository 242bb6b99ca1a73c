package io.karawane.sandbox.activecampaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Rows that the service numbers itself from 1 on; the number of a deleted row is never given to another. */
final class Numbered<T> {
    private final String model;
    private final List<T> rows = new ArrayList<>(); // one place for each id, null where the row was deleted
    private int present;

    /** @param model the name that the API gives such a row in its error messages */
    Numbered(String model) {
        this.model = model;
    }

    /** @param row makes the row of an id */
    T add(IntFunction<T> row) {
        T added = row.apply(rows.size() + 1);
        rows.add(added);
        present++;
        return added;
    }

    /** Puts a row back to the id that it had before it was deleted. */
    T restore(int id, IntFunction<T> row) {
        T restored = row.apply(id);
        rows.set(id - 1, restored);
        present++;
        return restored;
    }

    Optional<T> find(int id) {
        return id < 1 || id > rows.size() ? Optional.empty() : Optional.ofNullable(rows.get(id - 1));
    }

    Optional<T> find(String id) {
        try {
            return find(Integer.parseInt(id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    T get(String id) {
        return find(id).orElseThrow(() -> ApiError.notFound(model, id));
    }

    void remove(int id) {
        if (rows.set(id - 1, null) != null) {
            present--;
        }
    }

    int size() {
        return present;
    }

    /** In the order of their ids. */
    Stream<T> stream() {
        return after(0);
    }

    Stream<T> after(int id) {
        int from = Math.max(0, Math.min(id, rows.size()));
        return rows.subList(from, rows.size()).stream().filter(Objects::nonNull);
    }

    void clear() {
        rows.clear();
        present = 0;
    }
}
