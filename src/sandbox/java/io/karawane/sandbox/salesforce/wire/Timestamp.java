package io.karawane.sandbox.salesforce.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Points in time as the REST API and as change events write them. */
public final class Timestamp {
    private static final DateTimeFormatter REST = format("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'");
    private static final DateTimeFormatter EVENT = format("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private Timestamp() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    public static String rest(Instant instant) {
        return REST.format(instant);
    }

    public static String event(Instant instant) {
        return EVENT.format(instant);
    }

    /** @throws java.time.DateTimeException if {@code text} is no date and time with a zone */
    public static Instant read(String text) {
        return OffsetDateTime.parse(text, READ).toInstant();
    }
}
