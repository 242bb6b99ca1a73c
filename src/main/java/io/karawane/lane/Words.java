package io.karawane.lane;

import java.util.Map;

/** The remote's own words, for the operator, without what they repeat of the person's record. */
final class Words {
    private static final int SHORTEST = 3;

    private Words() {}

    /** @param values what was sent */
    static String of(String code, String message, Map<String, Object> values) {
        String masked = message == null ? "" : message;
        for (Object value : values.values()) {
            if (value instanceof Map<?, ?>) {
                continue;
            }
            String text = String.valueOf(value);
            if (text.length() >= SHORTEST) {
                masked = masked.replace(text, "***");
            }
        }
        return code == null ? masked : code + ": " + masked;
    }
}
