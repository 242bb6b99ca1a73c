package io.karawane.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often Salesforce is scanned.
 *
 * @param text as written in {@code sync.yaml}
 * @param every between runs
 * @param at the time of day of a daily run, else null
 * @param realtime change events feed the queue, and the scan only reconciles
 */
public record Schedule(String text, Duration every, LocalTime at, boolean realtime) {
    /** The article's eight, and ours. */
    public static final List<String> WORDS = List.of(
            "hourly",
            "every 2h",
            "every 3h",
            "every 4h",
            "every 6h",
            "every 8h",
            "every 12h",
            "daily at 03:00",
            "realtime");

    private static final Pattern HOURS = Pattern.compile("every (2|3|4|6|8|12)h");
    private static final Pattern DAILY = Pattern.compile("daily at (\\d{2}:\\d{2})");

    /** @throws IllegalArgumentException for any other words */
    public static Schedule of(String text) {
        Matcher hours = HOURS.matcher(text);
        Matcher daily = DAILY.matcher(text);
        if (text.equals("hourly") || text.equals("realtime")) {
            return new Schedule(text, Duration.ofHours(1), null, text.equals("realtime"));
        } else if (hours.matches()) {
            return new Schedule(text, Duration.ofHours(Long.parseLong(hours.group(1))), null, false);
        } else if (daily.matches()) {
            try {
                return new Schedule(text, Duration.ofDays(1), LocalTime.parse(daily.group(1)), false);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(text, e);
            }
        }
        throw new IllegalArgumentException(text);
    }

    /** For what runs more often than Salesforce may be scanned. */
    static Schedule every(String text, Duration period) {
        return new Schedule("every " + text, period, null, false);
    }

    /** When a newly planned schedule runs first: at once, or at its time of day. */
    public Instant first(Instant planned, ZoneId zone) {
        return at == null ? planned : nextAt(planned, zone);
    }

    /**
     * The run after one that was due at {@code due}; runs that were missed meanwhile are made up for by one.
     *
     * @param now when the run began
     */
    public Instant next(Instant due, Instant now, ZoneId zone) {
        if (at != null) {
            return nextAt(now, zone);
        }
        long periods = Math.max(1, Duration.between(due, now).dividedBy(every) + 1);
        return due.plus(every.multipliedBy(periods));
    }

    private Instant nextAt(Instant after, ZoneId zone) {
        ZonedDateTime start = after.atZone(zone);
        // A time that a clock change skips runs when the clock is past it; one that comes twice runs the first time.
        Instant candidate = start.toLocalDate().atTime(at).atZone(zone).toInstant();
        return candidate.isAfter(after)
                ? candidate
                : start.toLocalDate().plusDays(1).atTime(at).atZone(zone).toInstant();
    }
}
