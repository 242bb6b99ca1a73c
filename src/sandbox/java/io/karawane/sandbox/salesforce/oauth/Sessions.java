package io.karawane.sandbox.salesforce.oauth;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.store.FirstRows;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens that were handed out. Refresh tokens outlive {@code reset}: running clients hold them. */
public final class Sessions {
    public static final String REFRESH_TOKEN = "sandbox-refresh";
    /** The grant of the flows that give no refresh token: one for the user and the app. */
    static final String WITHOUT_REFRESH_TOKEN = "";

    private static final Pattern HEADER = Pattern.compile("(?:Bearer|OAuth) +(\\S+)", Pattern.CASE_INSENSITIVE);

    private final Limits limits;
    private final Switches switches;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new LinkedHashMap<>(); // oldest first
    private final Map<String, String> refreshTokens = new LinkedHashMap<>(); // oldest first, with their scopes
    private final Map<String, String> successors = new HashMap<>();

    /**
     * @param grant the refresh token it came from, if any
     * @param lastUse in nanoseconds
     */
    record Session(String grant, String scope, Instant issued, long lastUse) {}

    public Sessions(Limits limits, Switches switches) {
        this.limits = limits;
        this.switches = switches;
        limits.declare("sessionSeconds", 7_200);
        limits.declare("tokensPerUser", 5);
        switches.declare(
                "loginRefusal",
                "none",
                "password",
                "expired",
                "ip",
                "no-user",
                "inactive-user",
                "inactive-org",
                "too-often");
        switches.declare("passwordFlow", true);
        switches.declare("rotateRefreshToken", false);
        switches.declare("sharedToken", false);
        switches.declare("jwtCertificate", "");
        refreshTokens.put(REFRESH_TOKEN, Introspection.SCOPE);
    }

    String secret() {
        byte[] bytes = new byte[48];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A new access token, or one that is shared; the oldest one of many ends. */
    synchronized String open(String grant, String scope) {
        List<String> same = new ArrayList<>(sessions.keySet());
        same.removeIf(token -> !sessions.get(token).grant().equals(grant));
        if (grant.equals(WITHOUT_REFRESH_TOKEN) && switches.on("sharedToken")) {
            same.removeIf(token -> !valid(token));
            if (!same.isEmpty()) {
                return same.get(0);
            }
        }
        while (tooMany(same.size() + 1)) {
            sessions.remove(same.remove(0));
        }
        String token = FirstRows.ORGANIZATION.substring(0, 15) + "!AQ" + secret();
        sessions.put(token, new Session(grant, scope, Instant.now(), System.nanoTime()));
        return token;
    }

    private boolean tooMany(int tokens) {
        double most = limits.get("tokensPerUser");
        return most > 0 && tokens > most;
    }

    synchronized String newRefreshToken(String scope) {
        while (tooMany(refreshTokens.size() + 1)) {
            revoke(refreshTokens.keySet().iterator().next());
        }
        String token = "5Aep861" + secret();
        refreshTokens.put(token, scope);
        return token;
    }

    /** @return the refresh token that takes its place, and inherits its access tokens */
    synchronized String rotate(String token) {
        String next = newRefreshToken(refreshTokens.remove(token));
        successors.put(token, next);
        sessions.replaceAll((access, session) -> session.grant().equals(token)
                ? new Session(next, session.scope(), session.issued(), session.lastUse())
                : session);
        return next;
    }

    /** Ends what took the place of a refresh token, if anything did. */
    synchronized void revokeFamily(String token) {
        for (String next = successors.get(token); next != null; next = successors.get(next)) {
            revoke(next);
        }
    }

    synchronized void revokeRefreshTokens() {
        List.copyOf(refreshTokens.keySet()).forEach(this::revoke);
    }

    synchronized boolean mayRefresh(String token) {
        return refreshTokens.containsKey(token);
    }

    /** @return null if it is no refresh token, or none any more */
    synchronized String scope(String refreshToken) {
        return refreshTokens.get(refreshToken);
    }

    /**
     * Ends an access token, or a refresh token and all access tokens that came from it.
     *
     * @return whether it was a token of this org
     */
    synchronized boolean revoke(String token) {
        if (refreshTokens.remove(token) != null) {
            sessions.values().removeIf(session -> session.grant().equals(token));
            return true;
        }
        return sessions.remove(token) != null;
    }

    /** Ends all sessions, as an administrator can. */
    public synchronized void endAll() {
        sessions.clear();
    }

    public synchronized void reset() {
        sessions.clear();
        successors.remove(REFRESH_TOKEN);
        refreshTokens.put(REFRESH_TOKEN, Introspection.SCOPE);
    }

    public boolean accepts(HttpServletRequest request) {
        return accepts(request.getHeader("Authorization"));
    }

    /** @param authorization the header, of scheme Bearer or OAuth */
    public boolean accepts(String authorization) {
        Matcher header = HEADER.matcher(authorization == null ? "" : authorization);
        return header.matches() && valid(header.group(1));
    }

    /** Counts as use. */
    synchronized boolean valid(String token) {
        Session session = find(token).orElse(null);
        if (session != null) {
            sessions.put(token, new Session(session.grant(), session.scope(), session.issued(), System.nanoTime()));
        }
        return session != null;
    }

    /** The session of a token that has neither been revoked nor been idle for too long. */
    synchronized Optional<Session> find(String token) {
        Session session = sessions.get(token);
        double idle = limits.get("sessionSeconds") * 1e9;
        if (session != null && idle > 0 && System.nanoTime() - session.lastUse() > idle) {
            sessions.remove(token);
            return Optional.empty();
        }
        return Optional.ofNullable(session);
    }
}
