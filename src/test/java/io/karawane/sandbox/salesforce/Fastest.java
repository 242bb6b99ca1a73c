package io.karawane.sandbox.salesforce;

import java.time.Duration;

/** The shortest of several runs: what the code can do, however busy the machine is. */
final class Fastest {
    private Fastest() {}

    static Duration of(int runs, Runnable work) {
        long fastest = Long.MAX_VALUE;
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            work.run();
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return Duration.ofNanos(fastest);
    }
}
