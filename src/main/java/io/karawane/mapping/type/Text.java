package io.karawane.mapping.type;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/** JSON values as text. */
public final class Text {
    private Text() {}

    /** Trimmed; empty for nothing; null for what is not a single value. */
    public static String of(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            return null;
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return value.toString().strip();
    }

    public static boolean isBlank(Object value) {
        return "".equals(of(value));
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Cut by code points, so that no surrogate pair is split. */
    public static String cut(String text, int length) {
        return text.substring(0, text.offsetByCodePoints(0, length)).stripTrailing();
    }
}
