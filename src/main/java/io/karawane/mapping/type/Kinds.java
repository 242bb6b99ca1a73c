package io.karawane.mapping.type;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Makes a value of one kind out of one of another. */
final class Kinds {
    /** What a ticked box holds in ActiveCampaign; one that is not ticked is blank. */
    private static final String TICKED = "true";

    private Kinds() {}

    /**
     * @param value of one of the kinds' Java types, not null
     * @throws Unfit if it cannot be read that way
     */
    static Object change(Object value, Kind to, Manner manner) {
        return switch (to) {
            case TEXT -> text(value, manner);
            case TRUTH -> truth(value);
            case NUMBER -> value instanceof BigDecimal ? value : Amounts.read(text(value, manner), manner.locale());
            case DATE -> date(value, manner);
            case MOMENT -> moment(value, manner);
            case CHOICES -> choices(value, manner);
        };
    }

    private static String text(Object value, Manner manner) {
        if (value instanceof BigDecimal number) {
            return Amounts.write(number, manner.locale());
        }
        if (value instanceof Instant moment) {
            return Dates.forActiveCampaign(moment, manner.zone());
        }
        return value instanceof List<?> choices
                ? String.join("; ", choices.stream().map(Object::toString).toList())
                : value.toString();
    }

    private static Boolean truth(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        String text = value instanceof List<?> choices && choices.size() == 1
                ? choices.get(0).toString()
                : value.toString();
        return switch (text.toLowerCase(Locale.ROOT)) {
            case TICKED -> true;
            case "false" -> false;
            default -> throw new Unfit("a check box that says neither true nor nothing");
        };
    }

    private static LocalDate date(Object value, Manner manner) {
        if (value instanceof LocalDate date) {
            return date;
        }
        return value instanceof Instant moment
                ? LocalDate.ofInstant(moment, manner.zone())
                : Dates.date(value.toString(), manner.locale(), manner.zone());
    }

    private static Instant moment(Object value, Manner manner) {
        if (value instanceof Instant moment) {
            return moment;
        }
        return value instanceof LocalDate date
                ? date.atStartOfDay(manner.zone()).toInstant()
                : Dates.moment(value.toString(), manner.zone());
    }

    private static List<?> choices(Object value, Manner manner) {
        if (value instanceof Boolean ticked) {
            return ticked ? List.of(TICKED) : List.of();
        }
        return value instanceof List<?> choices ? choices : Choices.ofSalesforce(text(value, manner));
    }
}
