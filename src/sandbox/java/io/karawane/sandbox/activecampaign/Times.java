package io.karawane.sandbox.activecampaign;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as the API writes them: always on US Central clocks, whatever zone the account has. */
final class Times {
    private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Times() {}

    static String now() {
        return offset(Instant.now());
    }

    /** {@code 2020-05-24T05:16:47-05:00}. */
    static String offset(Instant at) {
        return OffsetDateTime.ofInstant(at.truncatedTo(ChronoUnit.SECONDS), CENTRAL)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** {@code 2020-05-24 05:16:47}: the same clock, its offset left out. */
    static String plain(String offset) {
        return OffsetDateTime.parse(offset).format(PLAIN);
    }

    /** Reads what a filter may carry; null if it is no time at all. */
    static Instant read(String text) {
        try {
            if (text.length() <= 10) {
                return LocalDate.parse(text).atStartOfDay(CENTRAL).toInstant();
            }
            if (text.charAt(10) == ' ') {
                return LocalDateTime.parse(text.substring(0, 19), PLAIN)
                        .atZone(CENTRAL)
                        .toInstant();
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | StringIndexOutOfBoundsException e) {
            return null;
        }
    }
}
