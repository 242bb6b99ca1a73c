package io.karawane.sandbox.salesforce.oauth;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.store.FirstRows;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Set<String> refreshTokens = new LinkedHashSet<>(); // oldest first

    /**
     * @param grant the refresh token it came from, if any
     * @param lastUse in nanoseconds
     */
    record Session(String grant, Instant issued, long lastUse) {}

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
        refreshTokens.add(REFRESH_TOKEN);
    }

    String secret() {
        byte[] bytes = new byte[48];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A new access token, or one that is shared; the oldest one of many ends. */
    synchronized String open(String grant) {
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
        sessions.put(token, new Session(grant, Instant.now(), System.nanoTime()));
        return token;
    }

    private boolean tooMany(int tokens) {
        double most = limits.get("tokensPerUser");
        return most > 0 && tokens > most;
    }

    synchronized String newRefreshToken() {
        while (tooMany(refreshTokens.size() + 1)) {
            revoke(refreshTokens.iterator().next());
        }
        String token = "5Aep861" + secret();
        refreshTokens.add(token);
        return token;
    }

    synchronized boolean mayRefresh(String token) {
        return refreshTokens.contains(token);
    }

    /**
     * Ends an access token, or a refresh token and all access tokens that came from it.
     *
     * @return whether it was a token of this org
     */
    synchronized boolean revoke(String token) {
        if (refreshTokens.remove(token)) {
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
        refreshTokens.add(REFRESH_TOKEN);
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
            sessions.put(token, new Session(session.grant(), session.issued(), System.nanoTime()));
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
