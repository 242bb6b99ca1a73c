package io.karawane.sandbox.demo;

import io.karawane.sandbox.control.CallBook;
import java.time.Instant;

/** The calls that count: without logins and without the event stream. */
record Traffic(CallBook calls) {

    long salesforce() {
        return calls.count(kind -> kind.service().equals("salesforce") && counts(kind));
    }

    long activecampaign() {
        return calls.count(kind -> kind.service().equals("activecampaign"));
    }

    Instant latest(Instant otherwise) {
        return calls.latest(Traffic::counts).filter(otherwise::isBefore).orElse(otherwise);
    }

    private static boolean counts(CallBook.Kind kind) {
        return !kind.path().startsWith("/services/oauth2/") && !kind.path().startsWith("/cometd");
    }
}
