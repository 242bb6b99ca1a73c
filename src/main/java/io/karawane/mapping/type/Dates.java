package io.karawane.mapping.type;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and points in time as both services and people write them. */
final class Dates {
    // Salesforce writes +0000, ActiveCampaign -05:00 or no offset at all.
    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .appendOptional(new DateTimeFormatterBuilder()
                    .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .toFormatter(Locale.ROOT))
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter SALESFORCE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneId.of("UTC"));
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})[./\\-\\s]+(\\d{1,2})[./\\-\\s]+(\\d{1,4})");

    private Dates() {}

    /** Whether it is one of the zeros that ActiveCampaign writes for no date. */
    static boolean isNone(String text) {
        return text.startsWith("0000-00-00");
    }

    /** @throws Unfit if it is no date, or one that does not exist */
    static LocalDate date(String text, Locale locale, ZoneId zone) {
        try {
            if (text.length() > "2026-02-28".length() && text.charAt(4) == '-') {
                return LocalDate.ofInstant(moment(text, zone), zone);
            }
            Matcher numbers = NUMBERS.matcher(text.strip());
            if (!numbers.matches()) {
                throw new Unfit("not a date");
            }
            String order = numbers.group(1).length() == 4 ? "yMd" : order(locale);
            int year = number(numbers, order, 'y');
            if (year < 1000) {
                throw new Unfit("a date without the century");
            }
            return LocalDate.of(year, number(numbers, order, 'M'), number(numbers, order, 'd'));
        } catch (DateTimeException e) {
            throw new Unfit("not a date");
        }
    }

    private static int number(Matcher numbers, String order, char part) {
        return Integer.parseInt(numbers.group(order.indexOf(part) + 1));
    }

    /** In which order people there write day, month and year: {@code dMy}, for instance. */
    private static String order(Locale locale) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale)
                .replaceAll("[^yMd]", "")
                .replaceAll("(.)\\1+", "$1");
    }

    /**
     * @param zone of a text without an offset
     * @throws Unfit if it is no date and time
     */
    static Instant moment(String text, ZoneId zone) {
        try {
            var read = WITH_OFFSET.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime withOffset
                    ? withOffset.toInstant()
                    : ((LocalDateTime) read).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new Unfit("not a date and time");
        }
    }

    static String forSalesforce(Instant moment) {
        return SALESFORCE.format(moment);
    }

    /** With the offset of that zone at that time. */
    static String forActiveCampaign(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                moment.atZone(zone).toOffsetDateTime().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }
}
