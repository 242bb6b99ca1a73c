package io.karawane.sandbox.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Many points in time, eight bytes each, as a long load test books millions of them. */
final class Times {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private long[] micros = new long[16];
    private int size;

    void add(Instant at) {
        if (size == micros.length) {
            micros = Arrays.copyOf(micros, size * 2);
        }
        micros[size++] = micros(at);
    }

    int size() {
        return size;
    }

    long since(Instant start) {
        long from = micros(start);
        return Arrays.stream(micros, 0, size).filter(at -> at >= from).count();
    }

    /** At least one must have been added. */
    Instant latest() {
        return Instant.EPOCH.plus(Arrays.stream(micros, 0, size).max().orElseThrow(), ChronoUnit.MICROS);
    }

    private static long micros(Instant at) {
        return at.isAfter(LATEST) ? Long.MAX_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
