package io.karawane.mapping.type;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Values as Salesforce's REST interface (JSON) and Bulk API (text) have them. */
final class SalesforceForm {
    private SalesforceForm() {}

    /** @return a value of the type's kind; null if blank */
    static Object read(Field field, Object raw) {
        String text = Text.of(raw);
        if (text == null) {
            throw new Unfit("not a single value");
        }
        if (text.isEmpty()) {
            return null;
        }
        SalesforceType type = (SalesforceType) field.type();
        return switch (type.kind()) {
            case TEXT -> type == SalesforceType.ID || type == SalesforceType.LOOKUP ? RecordId.whole(text) : text;
            case TRUTH -> Boolean.valueOf(text);
            case NUMBER -> number(text);
            case DATE -> Dates.date(text, Locale.ROOT, ZoneOffset.UTC);
            case MOMENT -> Dates.moment(text, ZoneOffset.UTC);
            case CHOICES -> Choices.ofSalesforce(text);
        };
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Unfit("not a number");
        }
    }

    @SuppressWarnings("unchecked")
    static Object write(Field field, Object value) {
        SalesforceType type = (SalesforceType) field.type();
        return switch (type.kind()) {
            case TEXT -> Choices.pick(field, (String) value);
            case TRUTH -> value;
            case NUMBER -> fitting(field, type, (BigDecimal) value);
            case DATE -> ((LocalDate) value).toString();
            case MOMENT -> Dates.forSalesforce((Instant) value);
            case CHOICES ->
                Choices.forSalesforce(((List<String>) value)
                        .stream().map(each -> Choices.pick(field, each)).toList());
        };
    }

    /** Salesforce rounds by itself; rounded here, what comes back is what was sent. */
    private static BigDecimal fitting(Field field, SalesforceType type, BigDecimal number) {
        boolean whole = type == SalesforceType.INTEGER || type == SalesforceType.LONG;
        if (whole && number.stripTrailingZeros().scale() > 0) {
            throw new Unfit("not a whole number");
        }
        int scale = whole ? 0 : field.scale();
        BigDecimal rounded =
                scale >= 0 && number.scale() > scale ? number.setScale(scale, RoundingMode.HALF_UP) : number;
        int digits = rounded.precision() - rounded.scale();
        if (field.length() > 0 && digits > field.length() - Math.max(0, scale)) {
            throw new Unfit(
                    "%d digits before the point, %d fit".formatted(digits, field.length() - Math.max(0, scale)));
        }
        return rounded;
    }
}
