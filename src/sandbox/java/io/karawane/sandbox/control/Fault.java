package io.karawane.sandbox.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What happens to a call instead of, or on top of, its real answer. */
record Fault(JsonNode then) {
    static final Fault NONE = new Fault(Json.object());
    private static final Set<String> KNOWN = Set.of(
            "status",
            "body",
            "charset",
            "html",
            "bytes",
            "nested",
            "headers",
            "delayMs",
            "truncate",
            "reset",
            "freezeStream");
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>%s</h1></body></html>";
    private static final byte[] PIECE = "x".repeat(64 * 1024).getBytes(UTF_8);

    Fault {
        Rules.refuseUnknown(then, KNOWN);
        Rules.requireWhole(then, "status", 200, 599);
        Rules.requireWhole(then, "bytes", 0, Integer.MAX_VALUE);
        Rules.requireWhole(then, "nested", 0, 10_000_000);
        Rules.requireWhole(then, "delayMs", 0, Integer.MAX_VALUE);
        charset(then);
    }

    private static Charset charset(JsonNode then) {
        String name = then.path("charset").asText("UTF-8");
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("unknown charset '" + name + "'", e);
        }
    }

    /** Whether the service never sees the call. */
    boolean replaces() {
        return resetsBefore()
                || then.has("status")
                || then.has("body")
                || then.has("html")
                || then.has("bytes")
                || then.has("nested");
    }

    int status() {
        return then.path("status").asInt(then.has("html") ? 502 : 200);
    }

    InputStream body() {
        if (then.has("bytes")) {
            return longText(then.path("bytes").asLong());
        }
        int depth = then.path("nested").asInt(0);
        String text = depth > 0 ? "[".repeat(depth) + "]".repeat(depth) : text();
        return new ByteArrayInputStream(text.getBytes(charset(then)));
    }

    private String text() {
        JsonNode body = then.path("body");
        if (then.has("html") && !body.isTextual()) {
            JsonNode html = then.path("html");
            return html.isTextual() ? html.asText() : PAGE.formatted(status());
        }
        return body.isContainerNode() ? body.toString() : body.asText("");
    }

    /** A JSON string of {@code bytes} in all, which is never whole in memory. */
    private static InputStream longText(long bytes) {
        Iterator<InputStream> pieces = Stream.of(
                        Stream.of("\"".getBytes(UTF_8)),
                        Collections.nCopies((int) (bytes / PIECE.length), PIECE).stream(),
                        Stream.of(("x".repeat((int) (bytes % PIECE.length)) + "\"").getBytes(UTF_8)))
                .flatMap(each -> each)
                .<InputStream>map(ByteArrayInputStream::new)
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return pieces.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return pieces.next();
            }
        });
    }

    /** Headers that replace those of the answer. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (replaces()) {
            boolean json = then.path("body").isContainerNode() || then.has("bytes") || then.has("nested");
            headers.put("Content-Type", then.has("html") ? "text/html" : json ? "application/json" : "text/plain");
        }
        then.path("headers")
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
        return headers;
    }

    /** How long the answer is held back once the service has carried the call out. */
    long delayMs() {
        return then.path("delayMs").asLong(0);
    }

    /** How many bytes of {@code available} get out before the connection is cut, or -1 for all of them. */
    int cutAfter(int available) {
        JsonNode truncate = then.path("truncate");
        return truncate.isNumber() ? truncate.asInt() : truncate.asBoolean(false) ? available / 2 : -1;
    }

    /** {@code true} loses the answer of a call that was carried out, {@code "before"} loses the call. */
    boolean resets() {
        return then.path("reset").asBoolean(false) || resetsBefore();
    }

    private boolean resetsBefore() {
        return then.path("reset").asText().equals("before");
    }

    boolean freezes() {
        return then.path("freezeStream").asBoolean(false);
    }
}
