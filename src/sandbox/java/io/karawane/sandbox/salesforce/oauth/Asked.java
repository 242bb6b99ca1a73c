package io.karawane.sandbox.salesforce.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a client asks a user for.
 *
 * @param state null if there is none
 * @param challenge null if there is none
 * @param prompt words such as {@code login} and {@code consent}
 */
record Asked(String redirectUri, Set<String> scopes, String state, String challenge, Set<String> prompt) {
    private static final List<String> GRANTABLE =
            List.of("api", "full", "web", "id", "profile", "email", "openid", "refresh_token", "offline_access");

    /** @throws OAuthError if it is not to be asked at all; its redirect address is good then */
    static Asked read(HttpServletRequest request, boolean challengeRequired) {
        Asked asked = new Asked(
                request.getParameter("redirect_uri"),
                words(request.getParameter("scope"), Introspection.SCOPE),
                request.getParameter("state"),
                request.getParameter("code_challenge"),
                words(request.getParameter("prompt"), ""));
        if (!"code".equals(request.getParameter("response_type"))) {
            throw new OAuthError("unsupported_response_type", "response type not supported");
        }
        if (!GRANTABLE.containsAll(asked.scopes)) {
            throw new OAuthError("invalid_scope", "the requested scope is not allowed");
        }
        String method = request.getParameter("code_challenge_method");
        if (asked.challenge == null ? challengeRequired : !asked.challenge.matches("[A-Za-z0-9_-]{43}")) {
            throw new OAuthError(
                    "invalid_request",
                    asked.challenge == null ? "missing required code challenge" : "invalid code challenge");
        }
        if (method != null && !method.equals("S256")) {
            throw new OAuthError("invalid_request", "code challenge method not supported");
        }
        return asked;
    }

    private static Set<String> words(String text, String byDefault) {
        String given = text == null || text.isBlank() ? byDefault : text.strip();
        return new LinkedHashSet<>(Arrays.asList(given.isEmpty() ? new String[0] : given.split(" +")));
    }

    String scope() {
        return String.join(" ", scopes);
    }

    boolean refreshable() {
        return scopes.contains("refresh_token") || scopes.contains("offline_access");
    }
}
