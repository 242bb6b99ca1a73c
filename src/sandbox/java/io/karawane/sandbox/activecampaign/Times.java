package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as the API writes them: always on US Central clocks, whatever zone the account has. */
final class Times {
    static final ZoneId CENTRAL = ZoneId.of("America/Chicago");
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static volatile Written latest = new Written(0, "", "");

    /** Both forms of one second. */
    private record Written(int second, String offset, String plain) {}

    private Times() {}

    /** Seconds since 1970. */
    static int now() {
        return (int) (System.currentTimeMillis() / 1000);
    }

    /** {@code 2020-05-24T05:16:47-05:00}. */
    static String offset(int second) {
        return written(second).offset;
    }

    /** {@code 2020-05-24 05:16:47}: the same clock, its offset left out. */
    static String plain(int second) {
        return written(second).plain;
    }

    /** Null for a time that never was. */
    static void put(ObjectNode row, String name, int second) {
        if (second == 0) {
            row.putNull(name);
        } else {
            row.put(name, offset(second));
        }
    }

    /** Most times in one answer are of the same second. */
    private static Written written(int second) {
        Written known = latest;
        if (known.second != second) {
            OffsetDateTime at = OffsetDateTime.ofInstant(Instant.ofEpochSecond(second), CENTRAL);
            known = new Written(second, at.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME), at.format(PLAIN));
            latest = known;
        }
        return known;
    }

    /** Reads what a filter may carry, in {@code zone} if it names none; null if it is no time at all. */
    static Instant read(String text, ZoneId zone) {
        try {
            if (text.length() <= 10) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            if (text.charAt(10) == ' ') {
                return LocalDateTime.parse(text.substring(0, 19), PLAIN)
                        .atZone(zone)
                        .toInstant();
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | StringIndexOutOfBoundsException e) {
            return null;
        }
    }
}
