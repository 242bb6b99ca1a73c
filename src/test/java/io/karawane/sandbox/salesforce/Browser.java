package io.karawane.sandbox.salesforce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser in front of the login pages: it keeps cookies, sends forms and follows no redirect. */
final class Browser {
    static final String CALLBACK = "http://localhost:8080/setup/salesforce/callback";
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    /** Of that verifier, as RFC 7636 has it. */
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]+)\">");
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final RunningOrg org;
    private final String language;

    /** @param location where it sends the browser, or null */
    record Page(int status, String text, String location, HttpResponse<String> response) {
        boolean asksForLogin() {
            return text.contains("type=\"password\"");
        }

        boolean asksForConsent() {
            return text.contains("value=\"allow\"");
        }

        boolean asksNothing() {
            return status >= 400 && location == null && !text.contains("<form");
        }

        /** What the address that it sends to says. */
        Map<String, String> told() {
            return Pattern.compile("[?&]([^=&]+)=([^&]*)")
                    .matcher(location)
                    .results()
                    .collect(Collectors.toMap(
                            pair -> pair.group(1), pair -> URLDecoder.decode(pair.group(2), StandardCharsets.UTF_8)));
        }

        String code() {
            return told().get("code");
        }
    }

    Browser(RunningOrg org) {
        this(org, "en");
    }

    Browser(RunningOrg org, String language) {
        this.org = org;
        this.language = language;
    }

    /** @param changes parameters of a good request to add, to replace or, with null, to leave out */
    Page ask(String... changes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", "sandbox-client");
        parameters.put("redirect_uri", CALLBACK);
        parameters.put("code_challenge", CHALLENGE);
        parameters.put("code_challenge_method", "S256");
        for (int at = 0; at < changes.length; at += 2) {
            parameters.put(changes[at], changes[at + 1]);
        }
        return send(request("/services/oauth2/authorize?" + form(parameters)).GET());
    }

    Page logIn(Page page, String user, String password) {
        return submit(page, Map.of("username", user, "password", password));
    }

    Page logIn(Page page) {
        return logIn(page, "admin@sandbox.test", "sandbox");
    }

    Page decide(Page page, String decision) {
        return submit(page, Map.of("decision", decision));
    }

    /** All the way, whatever is asked on it. */
    Page allow(String... changes) {
        Page page = ask(changes);
        page = page.asksForLogin() ? logIn(page) : page;
        return page.asksForConsent() ? decide(page, "allow") : page;
    }

    Page submit(Page page, Map<String, String> entered) {
        Map<String, String> fields = HIDDEN.matcher(page.text())
                .results()
                .collect(Collectors.toMap(field -> field.group(1), field -> field.group(2)));
        fields.putAll(entered);
        Matcher action = ACTION.matcher(page.text());
        String path = action.results().map(MatchResult::group).findFirst().orElseThrow();
        return send(request(path.replaceAll(".*action=\"([^\"]+)\".*", "$1"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(org.url() + path)).header("Accept-Language", language);
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .map(each -> each.getKey() + "=" + RunningOrg.encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Page(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Location").orElse(null),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param changes parameters of a good exchange to add, to replace or, with null, to leave out */
    RunningOrg.Reply exchange(String code, String... changes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("client_id", "sandbox-client");
        parameters.put("redirect_uri", CALLBACK);
        parameters.put("code_verifier", VERIFIER);
        parameters.put("code", code);
        for (int at = 0; at < changes.length; at += 2) {
            parameters.put(changes[at], changes[at + 1]);
        }
        return org.login(form(parameters));
    }
}
