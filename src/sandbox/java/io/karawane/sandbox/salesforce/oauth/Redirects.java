package io.karawane.sandbox.salesforce.oauth;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The addresses to which the app may have users sent back; {@code :*} stands for any port. */
final class Redirects {
    private static final List<String> BY_DEFAULT =
            List.of("http://127.0.0.1:*/setup/salesforce/callback", "http://localhost:*/setup/salesforce/callback");

    private volatile List<Pattern> registered;

    Redirects() {
        reset();
    }

    void reset() {
        register(BY_DEFAULT);
    }

    /** @throws IllegalArgumentException if one of them is no absolute address without fragment, or there are none */
    void register(List<String> uris) {
        if (uris.isEmpty()) {
            throw new IllegalArgumentException("'uris' must name at least one address");
        }
        registered = uris.stream().map(Redirects::pattern).collect(Collectors.toUnmodifiableList());
    }

    private static Pattern pattern(String uri) {
        URI read = URI.create(uri.replaceFirst(":\\*(?=/|$)", ":1"));
        if (!read.isAbsolute() || read.getFragment() != null) {
            throw new IllegalArgumentException("not an absolute address without fragment: " + uri);
        }
        String[] parts = uri.split(":\\*(?=/|$)", 2);
        return Pattern.compile(
                parts.length == 1
                        ? Pattern.quote(uri)
                        : Pattern.quote(parts[0]) + ":\\d{1,5}" + Pattern.quote(parts[1]));
    }

    boolean allow(String uri) {
        return uri != null
                && registered.stream().anyMatch(one -> one.matcher(uri).matches());
    }
}
