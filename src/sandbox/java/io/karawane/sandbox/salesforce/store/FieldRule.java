package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.RecordId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a single value must satisfy by the type of its field. */
final class FieldRule {
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z0-9-]{2,}");

    private FieldRule() {}

    /** @return the value as it is stored */
    static Object check(Field field, Object value) {
        return switch (field.type()) {
            case STRING, TEXTAREA, PHONE, URL -> length(field, (String) value);
            case EMAIL -> email(field, length(field, (String) value));
            case PICKLIST -> picklist(field, length(field, (String) value));
            case MULTIPICKLIST -> multipicklist(field, (String) value);
            case REFERENCE -> reference(field, (String) value);
            case INT -> number(field, BigDecimal.valueOf((Long) value)).longValue();
            case DOUBLE, CURRENCY, PERCENT ->
                number(field, BigDecimal.valueOf((Double) value)).doubleValue();
            default -> value;
        };
    }

    private static String length(Field field, String value) {
        if (value.length() > field.length()) {
            throw new ApiError(
                    "STRING_TOO_LONG",
                    field.label() + ": data value too large: " + value + " (max length=" + field.length() + ")",
                    field.name());
        }
        return value;
    }

    private static String email(Field field, String value) {
        if (!EMAIL.matcher(value).matches()) {
            throw new ApiError(
                    "INVALID_EMAIL_ADDRESS", field.label() + ": invalid email address: " + value, field.name());
        }
        return value;
    }

    private static String picklist(Field field, String value) {
        if (!field.restricted()) {
            return value;
        }
        // Stored as the value set spells it.
        return field.values().stream()
                .filter(value::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> badPick(field, value));
    }

    private static String multipicklist(Field field, String value) {
        List<String> given = List.of(value.split(";"));
        for (String one : given) {
            if (field.restricted() && field.values().stream().noneMatch(one.strip()::equalsIgnoreCase)) {
                throw badPick(field, one.strip());
            }
        }
        // Stored in the order of the value set, not as given.
        List<String> kept = new ArrayList<>(field.values());
        kept.removeIf(known -> given.stream().map(String::strip).noneMatch(known::equalsIgnoreCase));
        return kept.isEmpty() ? null : String.join(";", kept);
    }

    private static ApiError badPick(Field field, String value) {
        return new ApiError(
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                field.label() + ": bad value for restricted picklist field: " + value,
                field.name());
    }

    private static String reference(Field field, String value) {
        if (!RecordId.wellFormed(value)) {
            throw new ApiError("MALFORMED_ID", field.label() + ": id value of incorrect type: " + value, field.name());
        }
        return RecordId.long18(value);
    }

    private static BigDecimal number(Field field, BigDecimal value) {
        if (value.abs().compareTo(BigDecimal.TEN.pow(field.precision() - field.scale())) >= 0) {
            throw new ApiError(
                    "NUMBER_OUTSIDE_VALID_RANGE",
                    field.label() + ": value outside of valid range on numeric field: " + value,
                    field.name());
        }
        return value.setScale(field.scale(), RoundingMode.HALF_UP);
    }
}
