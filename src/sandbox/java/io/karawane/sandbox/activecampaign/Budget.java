package io.karawane.sandbox.activecampaign;

import io.karawane.sandbox.Limits;
import java.util.ArrayDeque;
import java.util.Deque;

/** What the whole account may ask for, whoever asks. */
final class Budget {
    private static final long SECOND = 1_000_000_000L;

    private final Limits limits;
    private final Deque<Long> imports = new ArrayDeque<>();
    private final Deque<Long> singleImports = new ArrayDeque<>();
    private double tokens = Double.MAX_VALUE;
    private long filled = System.nanoTime();

    Budget(Limits limits) {
        this.limits = limits;
        limits.declare("requestsPerSecond", 5);
        limits.declare("importsPerMinute", 100);
        limits.declare("singleImportsPerMinute", 20);
    }

    /** Takes one request; the answer is how many are left, or -1 if it was one too many. */
    synchronized int takeRequest() {
        double rate = limits.get("requestsPerSecond");
        if (rate == 0) {
            return Integer.MAX_VALUE;
        }
        long now = System.nanoTime();
        tokens = Math.min(Math.max(rate, 1), tokens + (now - filled) * scale() * rate / SECOND);
        filled = now;
        if (tokens < 1) {
            return -1;
        }
        tokens--;
        return (int) tokens;
    }

    /** Takes one import; the two kinds have a minute of their own each. */
    synchronized boolean takeImport(boolean single) {
        double most = limits.get(single ? "singleImportsPerMinute" : "importsPerMinute");
        Deque<Long> taken = single ? singleImports : imports;
        long now = System.nanoTime();
        while (!taken.isEmpty() && now - taken.peekFirst() > 60 * SECOND / scale()) {
            taken.removeFirst();
        }
        if (most > 0 && taken.size() >= most) {
            return false;
        }
        taken.addLast(now);
        return true;
    }

    int rate() {
        return (int) limits.get("requestsPerSecond");
    }

    synchronized void reset() {
        tokens = Double.MAX_VALUE;
        imports.clear();
        singleImports.clear();
    }

    /** How much faster than real time the service lives. */
    static double scale(Limits limits) {
        double scale = limits.get("timeScale");
        return scale == 0 ? 1 : scale;
    }

    private double scale() {
        return scale(limits);
    }
}
