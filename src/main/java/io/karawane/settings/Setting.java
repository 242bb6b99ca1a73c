package io.karawane.settings;

import java.util.Locale;

/** One configured value and where it came from. */
public record Setting(String key, String value, String origin) {

    /** The environment variable that sets {@code key}: {@code activecampaign.api-key} is {@code ACTIVECAMPAIGN_API_KEY}. */
    public static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** Whether the value may never be printed. */
    public boolean secret() {
        return key.matches(".*(secret|password|tokens?|api-key|master-key)$");
    }

    public boolean blank() {
        return value.isBlank();
    }

    /** The value as a person may see it. */
    public String shown() {
        return secret() && !blank()
                ? "*** (set, " + value.length() + " characters)"
                : value.replaceAll("(?i)(password=)[^&;]*", "$1***");
    }
}
