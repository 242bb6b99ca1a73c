package io.karawane.mapping.type;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** Whether a field would hold the same with one value as with another, however the two are written. */
public final class Sameness {
    private Sameness() {}

    /** Both values in the field's own form; nothing, empty text and a box that is not ticked are the same. */
    public static boolean same(Field field, Object one, Object other, Manner manner) {
        try {
            return same(field, read(field, one, manner), read(field, other, manner));
        } catch (Unfit e) {
            return Objects.equals(one, other);
        }
    }

    private static boolean same(Field field, Object one, Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal otherNumber) {
            return number.compareTo(otherNumber) == 0;
        } else if (one instanceof List<?> choices && other instanceof List<?> otherChoices) {
            return new HashSet<>(choices).equals(new HashSet<>(otherChoices));
        } else if (one instanceof String text && other instanceof String otherText) {
            return isAddress(field)
                    ? text.equalsIgnoreCase(otherText)
                    : plain(text).equals(plain(otherText));
        }
        return Objects.equals(one, other);
    }

    private static Object read(Field field, Object raw, Manner manner) {
        Object value = field.type() instanceof SalesforceType
                ? SalesforceForm.read(field, raw)
                : ActiveCampaignForm.read(field, raw, manner);
        return Boolean.FALSE.equals(value) ? null : value;
    }

    /** Both services keep addresses in small letters. */
    private static boolean isAddress(Field field) {
        return field.type() == SalesforceType.EMAIL || field.name().equals("email");
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n");
    }
}
