package io.karawane.door;

import io.karawane.problem.ServiceTrouble;

/** The service does not accept our credentials. */
public final class LoginRefused extends ServiceTrouble {
    LoginRefused(String service, String reason) {
        super(service, reason);
    }
}
