package io.karawane.sandbox.activecampaign;

import java.util.ArrayList;
import java.util.List;

/** Unchangeable lists that nearly always hold one or two rows and then need no array. */
final class Few {
    private Few() {}

    static <T> List<T> with(List<T> rows, T added) {
        if (rows.isEmpty()) {
            return List.of(added);
        }
        List<T> more = new ArrayList<>(rows);
        more.add(added);
        return List.copyOf(more);
    }

    static <T> List<T> without(List<T> rows, T removed) {
        return rows.stream().filter(row -> row != removed).toList();
    }
}
