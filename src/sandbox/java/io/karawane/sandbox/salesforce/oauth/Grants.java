package io.karawane.sandbox.salesforce.oauth;

import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.store.FirstRows;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The ways to obtain a token, and who may use them. */
final class Grants {
    static final String CLIENT_ID = "sandbox-client";
    static final String CLIENT_SECRET = "sandbox-secret";
    static final String PASSWORD = "sandbox";
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
    private final Codes codes;

    Grants(Sessions sessions, Codes codes, Switches switches) {
        this.sessions = sessions;
        this.codes = codes;
        this.switches = switches;
    }

    /**
     * @param refreshToken the grant of the access token, empty if the flow knows none
     * @param told whether the answer hands the refresh token out
     */
    record Granted(String refreshToken, boolean told, String scope) {
        static Granted accessOnly(String scope) {
            return new Granted(Sessions.WITHOUT_REFRESH_TOKEN, false, scope);
        }
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
                Asked asked = codes.redeem(
                        required(form, "code"), required(form, "redirect_uri"), form.apply("code_verifier"));
                return asked.refreshable()
                        ? new Granted(sessions.newRefreshToken(asked.scope()), true, asked.scope())
                        : Granted.accessOnly(asked.scope());
            }
            default -> throw new OAuthError("unsupported_grant_type", "grant type not supported");
        }
        return Granted.accessOnly(Introspection.SCOPE);
    }

    private Granted refresh(String token) {
        boolean rotate = switches.on("rotateRefreshToken");
        if (!sessions.mayRefresh(token)) {
            if (rotate) {
                // Either the client or a thief holds the newer one; nobody knows which.
                sessions.revokeFamily(token);
            }
            throw EXPIRED;
        }
        String scope = sessions.scope(token);
        return new Granted(rotate ? sessions.rotate(token) : token, rotate, scope);
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

    private static String required(UnaryOperator<String> form, String name) {
        String value = form.apply(name);
        if (value == null || value.isEmpty()) {
            throw new OAuthError("invalid_request", "missing required parameter: " + name);
        }
        return value;
    }
}
