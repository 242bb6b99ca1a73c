package io.karawane.sandbox.salesforce.soql;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.WEEKS;
import static java.time.temporal.ChronoUnit.YEARS;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Relative dates such as {@code LAST_N_DAYS:7}: whole days in the user's time zone, weeks from Monday. */
record DateFormula(LocalDate from, LocalDate to) {
    private static final Pattern SINGLE = Pattern.compile("(LAST|THIS|NEXT)_(?:FISCAL_)?(WEEK|MONTH|QUARTER|YEAR)");
    private static final Pattern SEVERAL =
            Pattern.compile("(LAST|NEXT)_(?:N_)?(?:FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S:(\\d+)");
    private static final Pattern AGO = Pattern.compile("N_(?:FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO:(\\d+)");

    static DateFormula read(String text, ZoneId zone) {
        return read(text, LocalDate.now(zone));
    }

    /** @throws IllegalArgumentException if it is none */
    static DateFormula read(String text, LocalDate today) {
        String formula = text.toUpperCase(Locale.ROOT).replace("_90_DAYS", "_N_DAYS:90");
        switch (formula) {
            case "TODAY":
                return units("DAY", today, 0, 1);
            case "YESTERDAY":
                return units("DAY", today, -1, 1);
            case "TOMORROW":
                return units("DAY", today, 1, 1);
            default:
        }
        Matcher single = SINGLE.matcher(formula);
        if (single.matches()) {
            int offset = single.group(1).equals("LAST") ? -1 : single.group(1).equals("THIS") ? 0 : 1;
            return units(single.group(2), today, offset, 1);
        }
        Matcher several = SEVERAL.matcher(formula);
        if (several.matches()) {
            int count = Integer.parseInt(several.group(3));
            boolean last = several.group(1).equals("LAST");
            // The last n days end with today; the last n weeks, months ... end with the one before this.
            int current = last && several.group(2).equals("DAY") ? 1 : 0;
            return units(several.group(2), today, last ? -count : 1, count + current);
        }
        Matcher ago = AGO.matcher(formula);
        if (ago.matches()) {
            return units(ago.group(1), today, -Integer.parseInt(ago.group(2)), 1);
        }
        throw new IllegalArgumentException(text);
    }

    private static DateFormula units(String unit, LocalDate today, int offset, int count) {
        LocalDate start =
                switch (unit) {
                    case "DAY" -> today;
                    case "WEEK" -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case "MONTH" -> today.withDayOfMonth(1);
                    case "QUARTER" -> today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % 3);
                    default -> today.withDayOfYear(1);
                };
        ChronoUnit step =
                switch (unit) {
                    case "DAY" -> DAYS;
                    case "WEEK" -> WEEKS;
                    case "YEAR" -> YEARS;
                    default -> MONTHS;
                };
        int size = unit.equals("QUARTER") ? 3 : 1;
        return new DateFormula(
                start.plus((long) offset * size, step), start.plus((long) (offset + count) * size, step));
    }

    Span dates() {
        return Span.between(from, to);
    }

    Span instants(ZoneId zone) {
        return Span.between(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }
}
