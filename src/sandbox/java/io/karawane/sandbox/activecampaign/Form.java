package io.karawane.sandbox.activecampaign;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A form body as PHP's {@code http_build_query} writes it: brackets and all percent-encoded, a blank as plus. */
final class Form {
    private final StringBuilder text = new StringBuilder();

    Form add(String name, String value) {
        text.append(text.isEmpty() ? "" : "&").append(encode(name)).append('=').append(encode(value));
        return this;
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("*", "%2A");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
