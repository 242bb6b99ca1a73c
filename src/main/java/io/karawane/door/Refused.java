package io.karawane.door;

import io.karawane.problem.ServiceTrouble;

/** The service answers that it will not: credentials, permissions or something missing, which only a person can mend. */
public final class Refused extends ServiceTrouble {
    Refused(String service, String reason) {
        super(service, reason);
    }
}
