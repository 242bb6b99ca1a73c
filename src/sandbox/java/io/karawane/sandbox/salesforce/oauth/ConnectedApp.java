package io.karawane.sandbox.salesforce.oauth;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import java.util.List;

/** The one client of the org: where it may have users sent back to, and what they allowed it. */
public final class ConnectedApp {
    private final Sessions sessions;
    private final Redirects redirects = new Redirects();
    private final Codes codes;
    private final Visits visits;

    public ConnectedApp(Sessions sessions, Limits limits, Switches switches) {
        switches.declare("pkceRequired", true);
        this.sessions = sessions;
        this.codes = new Codes(sessions, limits);
        this.visits = new Visits(sessions, limits);
    }

    Redirects redirects() {
        return redirects;
    }

    Codes codes() {
        return codes;
    }

    Visits visits() {
        return visits;
    }

    /**
     * In place of those that were registered; {@code :*} stands for any port.
     *
     * @throws IllegalArgumentException if one of them is no absolute address without fragment
     */
    public void registerRedirects(List<String> uris) {
        redirects.register(uris);
    }

    /** The user takes back what was allowed: all refresh tokens end, and the access tokens that came from them. */
    public void revoke() {
        codes.clear();
        visits.forgetAllowed();
        sessions.revokeRefreshTokens();
    }

    public void reset() {
        redirects.reset();
        codes.clear();
        visits.clear();
        sessions.reset();
    }
}
