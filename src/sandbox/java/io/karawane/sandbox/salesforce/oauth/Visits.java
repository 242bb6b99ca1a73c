package io.karawane.sandbox.salesforce.oauth;

import io.karawane.sandbox.Limits;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Browsers that are on their way through the login pages, and what the user has allowed before. */
final class Visits {
    private static final int MOST = 1_000;

    private final Sessions sessions;
    private final Limits limits;
    private final Map<String, Visit> visits = new LinkedHashMap<>(); // oldest first
    private final Set<String> signedIn = new LinkedHashSet<>(); // oldest first
    private final Set<String> allowed = new HashSet<>();

    /**
     * A page that waits to be sent back.
     *
     * @param browser whose page it is
     * @param login whether it is the login page, else the consent page
     * @param since in nanoseconds of this machine's clock
     */
    record Visit(Asked asked, String browser, boolean login, long since) {}

    Visits(Sessions sessions, Limits limits) {
        this.sessions = sessions;
        this.limits = limits;
    }

    /** @return the ticket with which the page comes back */
    synchronized String open(Asked asked, String browser, boolean login) {
        if (visits.size() == MOST) {
            visits.remove(visits.keySet().iterator().next());
        }
        String ticket = sessions.secret();
        visits.put(ticket, new Visit(asked, browser, login, System.nanoTime()));
        return ticket;
    }

    /** A ticket is good once, and only in the browser that it was given to. */
    synchronized Optional<Visit> take(String ticket, String browser) {
        Visit visit = visits.get(ticket);
        if (visit == null || !visit.browser().equals(browser)) {
            return Optional.empty();
        }
        visits.remove(ticket);
        return Codes.over(visit.since(), limits) ? Optional.empty() : Optional.of(visit);
    }

    synchronized void signIn(String browser) {
        if (signedIn.size() == MOST) {
            signedIn.remove(signedIn.iterator().next());
        }
        signedIn.add(browser);
    }

    synchronized boolean signedIn(String browser) {
        return signedIn.contains(browser);
    }

    synchronized void allow(Set<String> scopes) {
        allowed.addAll(scopes);
    }

    synchronized boolean allowed(Set<String> scopes) {
        return allowed.containsAll(scopes);
    }

    synchronized void forgetAllowed() {
        allowed.clear();
    }

    synchronized void clear() {
        visits.clear();
        signedIn.clear();
        allowed.clear();
    }
}
