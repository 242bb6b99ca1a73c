package io.karawane.sandbox.salesforce.oauth;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.salesforce.wire.Allowance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The authorization codes: good once, for 15 minutes divided by {@code timeScale}, and for who asked for them. */
final class Codes {
    static final Duration LIFE = Duration.ofMinutes(15);
    private static final int MOST = 1_000;

    private final Sessions sessions;
    private final Limits limits;
    private final Map<String, Issued> codes = new LinkedHashMap<>(); // oldest first

    /**
     * @param asked null once it was used
     * @param since in nanoseconds of this machine's clock
     */
    private record Issued(Asked asked, long since) {}

    Codes(Sessions sessions, Limits limits) {
        this.sessions = sessions;
        this.limits = limits;
    }

    synchronized String issue(Asked asked) {
        if (codes.size() == MOST) {
            codes.remove(codes.keySet().iterator().next());
        }
        // Salesforce's codes end like this too: who does not decode the address fails.
        String code = "aPrx" + sessions.secret() + "==";
        codes.put(code, new Issued(asked, System.nanoTime()));
        return code;
    }

    /**
     * Whatever comes of it, the code is used then.
     *
     * @throws OAuthError if it is not to be accepted
     */
    synchronized Asked redeem(String code, String redirectUri, String verifier) {
        Issued issued = codes.get(code);
        if (issued == null) {
            throw new OAuthError("invalid_grant", "invalid authorization code");
        }
        codes.put(code, new Issued(null, issued.since()));
        if (issued.asked() == null || over(issued.since(), limits)) {
            throw new OAuthError("invalid_grant", "expired authorization code");
        }
        if (!issued.asked().redirectUri().equals(redirectUri)) {
            throw new OAuthError("redirect_uri_mismatch", "redirect_uri must match configuration");
        }
        String challenge = issued.asked().challenge();
        if (challenge != null && (verifier == null || !challenge.equals(hash(verifier)))) {
            throw new OAuthError("invalid_grant", "invalid code verifier");
        }
        return issued.asked();
    }

    /** @param since in nanoseconds of this machine's clock */
    static boolean over(long since, Limits limits) {
        return System.nanoTime() - since > LIFE.toNanos() / Allowance.timeScale(limits);
    }

    synchronized void clear() {
        codes.clear();
    }

    private static String hash(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
