package io.karawane.sandbox.salesforce.wire;

import io.karawane.sandbox.Limits;
import java.time.Duration;

/** How much of a daily limit is used; a day lasts 24 hours divided by {@code timeScale}. */
public final class Allowance {
    private static final long SOFT_LIMIT = 5_000_000;

    private final Limits limits;
    private final String limit;
    private long used;
    private long since = System.nanoTime();

    public Allowance(Limits limits, String limit) {
        this.limits = limits;
        this.limit = limit;
    }

    /** @return false if the limit is reached; then nothing is taken */
    public boolean take() {
        return take(1);
    }

    /** @return false if less than {@code amount} is left; then nothing is taken */
    public synchronized boolean take(long amount) {
        renew();
        if (max() > 0 && used + amount > max()) {
            return false;
        }
        used += amount;
        return true;
    }

    public synchronized boolean spent() {
        renew();
        return max() > 0 && used >= max();
    }

    /** How much faster than real time the service lives; 0 means real time. */
    public static double timeScale(Limits limits) {
        double scale = limits.get("timeScale");
        return scale == 0 ? 1 : scale;
    }

    private void renew() {
        double day = Duration.ofHours(24).toNanos() / timeScale(limits);
        if (System.nanoTime() - since > day) {
            reset();
        }
    }

    public synchronized void reset() {
        used = 0;
        since = System.nanoTime();
    }

    public synchronized long used() {
        return used;
    }

    private long max() {
        return (long) limits.get(limit);
    }

    /** The most that a day allows, as the API reports it; there is a number even if no limit is set. */
    public long reported() {
        return max() == 0 ? SOFT_LIMIT : max();
    }
}
