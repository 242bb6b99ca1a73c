package io.karawane.sandbox.salesforce.soql;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;

/**
 * {@code CALENDAR_YEAR(CreatedDate)} and its like; the fiscal year is the calendar year.
 *
 * @param zone in which a point in time is read: UTC unless {@code convertTimezone} is around it
 */
record DateFunction(Name name, Path path, ZoneId zone) implements Expression {
    enum Name {
        CALENDAR_MONTH,
        CALENDAR_QUARTER,
        CALENDAR_YEAR,
        DAY_IN_MONTH,
        DAY_IN_WEEK,
        DAY_IN_YEAR,
        DAY_ONLY,
        FISCAL_MONTH,
        FISCAL_QUARTER,
        FISCAL_YEAR,
        HOUR_IN_DAY,
        WEEK_IN_MONTH,
        WEEK_IN_YEAR;

        static Name of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        boolean takes(FieldType type) {
            boolean needsTime = this == HOUR_IN_DAY || this == DAY_ONLY;
            return type == FieldType.DATETIME || type == FieldType.DATE && !needsTime;
        }
    }

    @Override
    public Field field() {
        return path.field();
    }

    @Override
    public FieldType type() {
        return name == Name.DAY_ONLY ? FieldType.DATE : FieldType.INT;
    }

    @Override
    public Object get(Store store, Row row) {
        Object value = path.get(store, row);
        if (value == null) {
            return null;
        }
        LocalDateTime at = value instanceof Instant instant
                ? instant.atZone(zone).toLocalDateTime()
                : ((LocalDate) value).atStartOfDay();
        return name == Name.DAY_ONLY ? at.toLocalDate() : (Object) (long) number(at);
    }

    private int number(LocalDateTime at) {
        return switch (name) {
            case CALENDAR_MONTH, FISCAL_MONTH -> at.getMonthValue();
            case CALENDAR_QUARTER, FISCAL_QUARTER -> (at.getMonthValue() + 2) / 3;
            case CALENDAR_YEAR, FISCAL_YEAR -> at.getYear();
            case DAY_IN_MONTH -> at.getDayOfMonth();
            case DAY_IN_WEEK -> at.getDayOfWeek().getValue() % 7 + 1;
            case DAY_IN_YEAR -> at.getDayOfYear();
            case HOUR_IN_DAY -> at.getHour();
            case WEEK_IN_MONTH -> (at.getDayOfMonth() + 6) / 7;
            default -> (at.getDayOfYear() + 6) / 7;
        };
    }
}
