package io.karawane.sandbox.salesforce.oauth;

import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.store.FirstRows;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code /services/oauth2/authorize}: a user logs in, allows or denies, and is sent back to the client. */
final class AuthorizePages {
    private static final String COOKIE = "sandbox_browser";

    private final Sessions sessions;
    private final ConnectedApp app;
    private final Switches switches;

    AuthorizePages(Sessions sessions, ConnectedApp app, Switches switches) {
        this.sessions = sessions;
        this.app = app;
        this.switches = switches;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page page = Page.of(request);
        switch (request.getMethod()) {
            case "GET" -> begin(request, response, page);
            case "POST" -> proceed(request, response, page);
            default -> page.refusal(response, 405, "invalid_request", "must use HTTP GET or POST");
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response, Page page) throws IOException {
        if (!Grants.CLIENT_ID.equals(request.getParameter("client_id"))) {
            page.refusal(response, 400, "invalid_client_id", "client identifier invalid");
            return;
        }
        String target = request.getParameter("redirect_uri");
        if (!app.redirects().allow(target)) {
            // Nobody may be sent to an address that the app did not register, not even with an error.
            page.refusal(response, 400, "redirect_uri_mismatch", "redirect_uri must match configuration");
            return;
        }
        try {
            Asked asked = Asked.read(request, switches.on("pkceRequired"));
            show(asked, browser(request, response), response, page);
        } catch (OAuthError error) {
            sendBack(response, target, error, request.getParameter("state"));
        }
    }

    private void show(Asked asked, String browser, HttpServletResponse response, Page page) throws IOException {
        if (asked.prompt().contains("login") || !app.visits().signedIn(browser)) {
            page.login(response, app.visits().open(asked, browser, true), "", false);
        } else {
            askOrSendBack(asked, browser, response, page);
        }
    }

    private void askOrSendBack(Asked asked, String browser, HttpServletResponse response, Page page)
            throws IOException {
        if (asked.prompt().contains("consent") || !app.visits().allowed(asked.scopes())) {
            page.consent(response, app.visits().open(asked, browser, false), asked.scopes());
        } else {
            sendBack(response, asked);
        }
    }

    private void proceed(HttpServletRequest request, HttpServletResponse response, Page page) throws IOException {
        String browser = browser(request, response);
        String ticket = request.getParameter("ticket");
        // What a form holds does not belong into addresses.
        Optional<Visits.Visit> visit = ticket == null || request.getQueryString() != null
                ? Optional.empty()
                : app.visits().take(ticket, browser);
        if (visit.isEmpty()) {
            page.expired(response);
        } else if (visit.get().login()) {
            logIn(visit.get().asked(), browser, request, response, page);
        } else {
            decide(visit.get().asked(), request, response, page);
        }
    }

    private void logIn(Asked asked, String browser, HttpServletRequest request, HttpServletResponse response, Page page)
            throws IOException {
        String user = request.getParameter("username");
        String password = request.getParameter("password");
        if (!switches.text("loginRefusal").equals("none")
                || !FirstRows.USER_NAME.equalsIgnoreCase(user == null ? "" : user.strip())
                || !Grants.PASSWORD.equals(password)) {
            page.login(response, app.visits().open(asked, browser, true), user == null ? "" : user, true);
            return;
        }
        app.visits().signIn(browser);
        askOrSendBack(asked, browser, response, page);
    }

    private void decide(Asked asked, HttpServletRequest request, HttpServletResponse response, Page page)
            throws IOException {
        switch (String.valueOf(request.getParameter("decision"))) {
            case "allow" -> {
                app.visits().allow(asked.scopes());
                sendBack(response, asked);
            }
            case "deny" ->
                sendBack(
                        response,
                        asked.redirectUri(),
                        new OAuthError("access_denied", "end-user denied authorization"),
                        asked.state());
            default -> page.expired(response);
        }
    }

    private void sendBack(HttpServletResponse response, Asked asked) {
        redirect(response, asked.redirectUri(), "code=" + encoded(app.codes().issue(asked)), asked.state());
    }

    private static void sendBack(HttpServletResponse response, String target, OAuthError error, String state) {
        String query = "error=" + encoded(error.error()) + "&error_description=" + encoded(error.getMessage());
        redirect(response, target, query, state);
    }

    private static void redirect(HttpServletResponse response, String target, String query, String state) {
        response.setStatus(302);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Location",
                target
                        + (target.contains("?") ? "&" : "?")
                        + query
                        + (state == null ? "" : "&state=" + encoded(state)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Gives the browser a name if it has none. */
    private String browser(HttpServletRequest request, HttpServletResponse response) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return cookie.getValue();
            }
        }
        String name = sessions.secret();
        response.addHeader("Set-Cookie", COOKIE + "=" + name + "; Path=/services/oauth2; HttpOnly; SameSite=Lax");
        return name;
    }
}
