package io.karawane.sandbox.salesforce.oauth;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.salesforce.store.FirstRows;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens that were handed out. They outlive {@code reset}: running clients hold them. */
public final class Sessions {
    public static final String REFRESH_TOKEN = "sandbox-refresh";
    private static final Pattern HEADER = Pattern.compile("(?:Bearer|OAuth) +(\\S+)", Pattern.CASE_INSENSITIVE);

    private final Limits limits;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Long> lastUse = new ConcurrentHashMap<>();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();

    public Sessions(Limits limits) {
        this.limits = limits;
        refreshTokens.add(REFRESH_TOKEN);
    }

    String secret() {
        byte[] bytes = new byte[48];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String open() {
        String token = FirstRows.ORGANIZATION.substring(0, 15) + "!AQ" + secret();
        lastUse.put(token, System.nanoTime());
        return token;
    }

    String newRefreshToken() {
        String token = "5Aep861" + secret();
        refreshTokens.add(token);
        return token;
    }

    boolean mayRefresh(String token) {
        return refreshTokens.contains(token);
    }

    /** @return whether it was a token of this org */
    boolean revoke(String token) {
        return lastUse.remove(token) != null || refreshTokens.remove(token);
    }

    /** Ends all sessions, as an administrator can. */
    public void endAll() {
        lastUse.clear();
    }

    public void reset() {
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

    private boolean valid(String token) {
        double idle = limits.get("sessionSeconds") * 1e9;
        long now = System.nanoTime();
        return lastUse.computeIfPresent(token, (t, used) -> idle > 0 && now - used > idle ? null : (Long) now) != null;
    }
}
