package io.karawane.sandbox.salesforce.oauth;

import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.store.FirstRows;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The ways to obtain a token, and who may use them. */
final class Grants {
    private static final String CLIENT_ID = "sandbox-client";
    private static final String CLIENT_SECRET = "sandbox-secret";
    private static final String PASSWORD = "sandbox";
    private static final String NO_CHALLENGE = "";
    private static final OAuthError INVALID_CLIENT_ID =
            new OAuthError("invalid_client_id", "client identifier invalid");
    private static final OAuthError WRONG_PASSWORD = new OAuthError("invalid_grant", "authentication failure");
    private static final OAuthError EXPIRED = new OAuthError("invalid_grant", "expired access/refresh token");

    /** What {@code loginRefusal} can demand. */
    private static final Map<String, OAuthError> REFUSALS = Map.of(
            "password", WRONG_PASSWORD,
            "expired", EXPIRED,
            "ip", new OAuthError("invalid_grant", "ip restricted"),
            "no-user", new OAuthError("invalid_grant", "no client credentials user enabled"),
            "inactive-user", new OAuthError("inactive_user", "user is inactive"),
            "inactive-org", new OAuthError("inactive_org", "organization is locked, closed, or suspended"),
            "too-often", new OAuthError("rate_limit_exceeded", "login rate exceeded"));

    private final Sessions sessions;
    private final Switches switches;
    private final Map<String, String> challengeOfCode = new ConcurrentHashMap<>();

    Grants(Sessions sessions, Switches switches) {
        this.sessions = sessions;
        this.switches = switches;
    }

    /** A code for the authorization-code flow, given to whoever asks: the sandbox has no login page. */
    String authorize(String clientId, String challenge) {
        if (!CLIENT_ID.equals(clientId)) {
            throw INVALID_CLIENT_ID;
        }
        String code = sessions.secret();
        challengeOfCode.put(code, challenge == null ? NO_CHALLENGE : challenge);
        return code;
    }

    /**
     * @param refreshToken the grant of the access token, empty if the flow knows none
     * @param told whether the answer hands the refresh token out
     */
    record Granted(String refreshToken, boolean told) {
        static final Granted ACCESS_ONLY = new Granted(Sessions.WITHOUT_REFRESH_TOKEN, false);
    }

    /** @throws OAuthError if the grant is refused */
    Granted check(UnaryOperator<String> form, String ownUrl) {
        String type = form.apply("grant_type");
        OAuthError demanded = REFUSALS.get(switches.text("loginRefusal"));
        if (demanded != null) {
            throw demanded;
        }
        switch (type == null ? "" : type) {
            case "client_credentials" -> requireClient(form, true);
            case "refresh_token" -> {
                requireClient(form, false);
                return refresh(required(form, "refresh_token"));
            }
            case "password" -> {
                requireClient(form, true);
                // Salesforce users append their security token to the password.
                if (!switches.on("passwordFlow")
                        || !required(form, "username").equalsIgnoreCase(FirstRows.USER_NAME)
                        || !required(form, "password").startsWith(PASSWORD)) {
                    throw WRONG_PASSWORD;
                }
            }
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" ->
                JwtAssertion.read(required(form, "assertion")).check(CLIENT_ID, FirstRows.USER_NAME, ownUrl, switches);
            case "authorization_code" -> {
                requireClient(form, false);
                requireCode(required(form, "code"), form.apply("code_verifier"));
                return new Granted(sessions.newRefreshToken(), true);
            }
            default -> throw new OAuthError("unsupported_grant_type", "grant type not supported");
        }
        return Granted.ACCESS_ONLY;
    }

    private Granted refresh(String token) {
        if (!sessions.mayRefresh(token)) {
            throw EXPIRED;
        }
        if (!switches.on("rotateRefreshToken")) {
            return new Granted(token, false);
        }
        sessions.revoke(token);
        return new Granted(sessions.newRefreshToken(), true);
    }

    static void requireClient(UnaryOperator<String> form, boolean secretNeeded) {
        if (!CLIENT_ID.equals(required(form, "client_id"))) {
            throw INVALID_CLIENT_ID;
        }
        String secret = form.apply("client_secret");
        if (secret == null ? secretNeeded : !CLIENT_SECRET.equals(secret)) {
            throw new OAuthError("invalid_client", "invalid client credentials");
        }
    }

    private void requireCode(String code, String verifier) {
        String challenge = challengeOfCode.remove(code);
        if (challenge == null) {
            throw new OAuthError("invalid_grant", "invalid authorization code");
        }
        if (!challenge.equals(NO_CHALLENGE) && (verifier == null || !challenge.equals(hash(verifier)))) {
            throw new OAuthError("invalid_grant", "invalid code verifier");
        }
    }

    private static String hash(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String required(UnaryOperator<String> form, String name) {
        String value = form.apply(name);
        if (value == null || value.isEmpty()) {
            throw new OAuthError("invalid_request", "missing required parameter: " + name);
        }
        return value;
    }
}
