package io.karawane.queue;

import java.time.OffsetDateTime;
import java.util.Locale;

/**
 * One back-fill of old records that somebody asked for.
 *
 * @param condition which records, SOQL
 * @param changedMapping only those of them of which an edited mapping tells something else
 * @param most how many at most, null for all that match
 * @param total how many were to be captured when it was started
 * @param captured how many are in the change table, or were
 * @param why the reason of a failure, else null
 * @param seconds how long it has run since it was started or resumed last
 * @param capturedThen {@code captured} at that time
 * @param endedAt null until it ends
 */
public record Resync(
        long id,
        String object,
        String condition,
        boolean changedMapping,
        Long most,
        long total,
        long captured,
        State state,
        String why,
        OffsetDateTime startedAt,
        double seconds,
        long capturedThen,
        OffsetDateTime endedAt) {
    private static final String REASON = "resync/";

    /** Only one that runs or is paused can become something else. */
    public enum State {
        RUNNING,
        PAUSED,
        DONE,
        STOPPED,
        FAILED;

        /** As listings have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The reason of the changes that it captures. */
    public String reason() {
        return REASON + id;
    }

    /** Whether a change is in the queue because of a resync. */
    public static boolean captured(String reason) {
        return reason.startsWith(REASON);
    }

    /** The cursor that holds the last captured id. */
    String cursor() {
        return REASON + id;
    }

    /** Records that left the queue a second, 0 while there is nothing to tell it by. */
    public double rate(long waiting) {
        return seconds < 1 ? 0 : Math.max(0, captured - capturedThen - waiting) / seconds;
    }
}
