package io.karawane.sandbox.salesforce.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of the login, in the user's language; it needs no script and nothing from elsewhere. */
final class Page {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z.]+)}}");
    private static final Map<String, Properties> TEXTS = Map.of("en", texts("en"), "de", texts("de"));
    private static final Map<String, String> FILES = Map.of(
            "frame", file("frame.html"),
            "login", file("login.html"),
            "consent", file("consent.html"),
            "refusal", file("refusal.html"));

    private final String language;

    private Page(String language) {
        this.language = language;
    }

    static Page of(HttpServletRequest request) {
        return new Page(Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(TEXTS::containsKey)
                .findFirst()
                .orElse("en"));
    }

    void login(HttpServletResponse response, String ticket, String user, boolean refused) throws IOException {
        Map<String, String> values = new HashMap<>();
        values.put("ticket", escaped(ticket));
        values.put("user", escaped(user));
        values.put("error", refused ? "<p class=\"error\" role=\"alert\">" + text("login.error") + "</p>" : "");
        write(response, 200, "login", values);
    }

    void consent(HttpServletResponse response, String ticket, Set<String> scopes) throws IOException {
        Map<String, String> values = new HashMap<>();
        values.put("ticket", escaped(ticket));
        values.put(
                "scopes",
                scopes.stream()
                        .map(scope -> "<li>" + text("scope." + scope.replace('_', '.')) + "</li>")
                        .distinct()
                        .collect(Collectors.joining()));
        write(response, 200, "consent", values);
    }

    void refusal(HttpServletResponse response, int status, String error, String description) throws IOException {
        write(
                response,
                status,
                "refusal",
                Map.of("why", "<code>" + escaped(error) + "</code>: " + escaped(description)));
    }

    /** The page that came back was not given out, or not now, or not to that browser. */
    void expired(HttpServletResponse response) throws IOException {
        write(response, 400, "refusal", Map.of("why", text("refusal.expired")));
    }

    private void write(HttpServletResponse response, int status, String name, Map<String, String> values)
            throws IOException {
        Map<String, String> all = new HashMap<>(values);
        all.put("language", language);
        all.put("title", text(name + ".title"));
        all.put("content", filled(FILES.get(name), all));
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Language", language);
        response.setHeader("Vary", "Accept-Language, Cookie");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        // No form-action: browsers hold it against the redirect that follows.
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'");
        response.getOutputStream().write(filled(FILES.get("frame"), all).getBytes(StandardCharsets.UTF_8));
    }

    private String filled(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(
                        values.containsKey(place.group(1)) ? values.get(place.group(1)) : text(place.group(1))));
    }

    private String text(String key) {
        return TEXTS.get(language).getProperty(key, key);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String file(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties texts(String language) {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(
                Page.class.getResourceAsStream("texts_" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
