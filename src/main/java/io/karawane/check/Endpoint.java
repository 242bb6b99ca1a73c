package io.karawane.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * An endpoint that a route names.
 *
 * @param word {@code from}, {@code to}, …
 * @param uri with its placeholders resolved, without the parameters that stand apart
 * @param scheme empty if only known at run time
 */
record Endpoint(Word word, String uri, String scheme) {
    private static final Set<String> CONSUMERS = Set.of("from", "poll", "pollEnrich");
    private static final Set<String> PRODUCERS = Set.of("to", "toD", "wireTap", "enrich");
    static final String DIRECT = "direct";

    static Optional<Endpoint> of(Word word, Offer offer) {
        if (!CONSUMERS.contains(word.name()) && !PRODUCERS.contains(word.name())) {
            return Optional.empty();
        }
        String text = word.isText() ? word.text() : word.text("uri");
        if (text == null) {
            return Optional.empty();
        }
        String uri = offer.resolved(text);
        String name = uri.split("[:?]", 2)[0];
        String scheme = offer.components().getOrDefault(name, name);
        return Optional.of(new Endpoint(
                word, scheme + uri.substring(name.length()), scheme.matches("[a-zA-Z][\\w.+-]*") ? scheme : ""));
    }

    boolean isConsumer() {
        return CONSUMERS.contains(word.name());
    }

    boolean starts() {
        return word.name().equals("from");
    }

    boolean isDirect() {
        return scheme.equals(DIRECT);
    }

    /** What the name of a {@code direct:} endpoint is; may hold {@code ${…}}. */
    String name() {
        if (uri.indexOf(':') < 0) {
            return parameters().path("name").asText();
        }
        return uri.substring(uri.indexOf(':') + 1).replaceFirst("^//", "").split("\\?", 2)[0];
    }

    JsonNode parameters() {
        return word.value().path("parameters");
    }

    private String at() {
        return word.isText() ? word.pointer() : word.pointer() + "/uri";
    }

    void wrong(String code, String text, String hint) {
        word.file().findings().atValue(at(), code, text, hint);
    }

    void warn(String code, String text, String hint) {
        word.file().findings().warnAtValue(at(), code, text, hint);
    }

    /** At the parameter if it stands apart, else at the URI. */
    void wrongOption(String option, String code, String text, String hint) {
        if (parameters().has(option)) {
            word.file().findings().atKey(word.pointer() + "/parameters/" + option, code, text, hint);
        } else {
            wrong(code, text, hint);
        }
    }
}
