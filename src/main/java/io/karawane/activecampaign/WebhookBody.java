package io.karawane.activecampaign;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form that an automation's Webhook action posts. Only the contact's id is believed; all else is read again. */
public final class WebhookBody {
    private static final String ID_FIELD = "contact[id]";
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    private WebhookBody() {}

    /**
     * The digits of {@code contact[id]}; empty if the form has none. Pairs are looked at one by one, so that a broken
     * one elsewhere loses nobody.
     */
    public static Optional<String> contactId(byte[] form) {
        for (String pair : new String(form, StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && ID_FIELD.equals(decoded(pair.substring(0, equals)))) {
                return Optional.ofNullable(decoded(pair.substring(equals + 1)))
                        .map(String::strip)
                        .filter(id -> ID.matcher(id).matches());
            }
        }
        return Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
