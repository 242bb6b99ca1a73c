package io.karawane.cli;

import io.karawane.door.Refused;
import io.karawane.problem.ServiceTrouble;
import java.io.PrintWriter;

/** Trouble of a service, for people: what it said, and what to do. */
final class ServiceWords {
    private ServiceWords() {}

    /** @return the exit code */
    static int tell(PrintWriter err, ServiceTrouble trouble) {
        return tell(err, trouble.service(), trouble instanceof Refused, trouble.getMessage());
    }

    /** @param refused whether trying again is useless @return the exit code */
    static int tell(PrintWriter err, String service, boolean refused, String words) {
        boolean salesforce = service.equals("salesforce");
        err.printf(
                "✗ %s %s: %s%n  → %s%n",
                salesforce ? "Salesforce" : "ActiveCampaign",
                refused ? "refuses" : "cannot be used just now",
                words,
                !refused
                        ? "try again later; if it stays, check the address with 'config show'"
                        : salesforce
                                ? "check salesforce.login-url, salesforce.client-id and its secret, and that the user"
                                        + " may see the mapped fields and ActiveCampaign_ID__c"
                                : "check activecampaign.url and activecampaign.api-key: both stand in Settings > Developer");
        return refused ? ExitCode.CONFIGURATION : ExitCode.REMOTE;
    }
}
