package io.karawane.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses of a service, kept by all instances: trouble of the service costs no record a try. */
public final class Pauses {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);

    private final Database database;
    private final boolean setUp;

    /** @param setUp without any connection everything is paused */
    public Pauses(Database database, boolean setUp) {
        this.database = database;
        this.setUp = setUp;
    }

    /** Why a service is paused right now; empty if it is not. */
    public Optional<String> reason(String service) {
        return database.sql()
                .sql("select reason from budget where service = ? and paused_until > current_timestamp")
                .param(service)
                .query(String.class)
                .optional();
    }

    /** Whether the last call of this service failed, paused or not: the next one is a probe. */
    public boolean inTrouble(String service) {
        return database.sql()
                        .sql("select failures from budget where service = ?")
                        .param(service)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    public boolean anyPaused() {
        return !setUp
                || !database.sql()
                        .sql("select service from budget where paused_until > current_timestamp")
                        .query(String.class)
                        .list()
                        .isEmpty();
    }

    /**
     * Pauses a service: as long as it asks for, within 1 s to 1 h, else longer with each failure in a row, with jitter,
     * 5 minutes at most.
     *
     * @param asked what {@code Retry-After} said, or null
     * @param call the kind of call that failed: only the same kind ends the trouble when it works again
     * @return how long
     */
    public Duration pause(String service, String call, Duration asked, String reason) {
        int failures = database.sql()
                .sql("select failures from budget where service = ?")
                .param(service)
                .query(Integer.class)
                .single();
        Duration wait = asked == null ? backOff(failures) : clamp(asked, LONGEST_ASKED_FOR);
        database.sql()
                .sql("update budget set failures = failures + 1, failed_call = ?, reason = ?, paused_until = greatest("
                        + "coalesce(paused_until, current_timestamp), " + Time.IN_MILLISECONDS + ") where service = ?")
                .params(call, reason.length() > 400 ? reason.substring(0, 400) : reason, wait.toMillis(), service)
                .update();
        return wait;
    }

    /**
     * A call worked. That ends the trouble if the pause is over, never a pause that others keep, and if it is the kind
     * of call that failed, or if nothing has failed for half a minute since.
     */
    public void wentWell(String service, String call) {
        database.sql()
                .sql("update budget set failures = 0, reason = null, paused_until = null where service = ?"
                        + " and failures > 0 and paused_until <= current_timestamp"
                        + " and (failed_call = ? or paused_until < current_timestamp - interval '30' second)")
                .params(service, call)
                .update();
    }

    private static Duration backOff(int failures) {
        Duration wait = clamp(FIRST.multipliedBy(1L << Math.min(failures, 20)), LONGEST);
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 4 + 1));
    }

    private static Duration clamp(Duration wait, Duration longest) {
        return List.of(FIRST, wait).stream()
                .max(Duration::compareTo)
                .map(least -> least.compareTo(longest) > 0 ? longest : least)
                .orElseThrow();
    }
}
