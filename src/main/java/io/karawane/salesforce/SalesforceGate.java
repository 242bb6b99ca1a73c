package io.karawane.salesforce;

import io.karawane.door.ServiceGate;
import io.karawane.problem.ServiceTrouble;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.apache.camel.util.ObjectHelper;

/** The door to Salesforce: its share of the day's calls, and what an error says about the service as a whole. */
public final class SalesforceGate {
    private static final Pattern USAGE = Pattern.compile("api-usage=(\\d+)/(\\d+)");
    private static final Set<String> TROUBLE = Set.of(
            "REQUEST_LIMIT_EXCEEDED",
            "SERVER_UNAVAILABLE",
            "QUERY_TIMEOUT",
            "INVALID_SESSION_ID",
            "API_DISABLED_FOR_ORG");
    // Usage is counted over the last 24 hours, so some of it falls away all the time.
    private static final Duration UNTIL_CALLS_FALL_AWAY = Duration.ofMinutes(15);

    private final ServiceGate gate;
    private final double dailyShare;

    /** @param dailyShare the part of the org's daily calls, 0 to 1, beyond which none is made */
    public SalesforceGate(ServiceGate gate, double dailyShare) {
        this.gate = gate;
        this.dailyShare = dailyShare;
    }

    /** @throws ServiceTrouble if no call may be made now */
    public void enter() {
        gate.enter();
    }

    public void leave(@Header("Sforce-Limit-Info") String usage) {
        gate.wentWell();
        Matcher used = USAGE.matcher(usage == null ? "" : usage);
        if (used.find() && Long.parseLong(used.group(1)) >= dailyShare * Long.parseLong(used.group(2))) {
            gate.pause(
                    UNTIL_CALLS_FALL_AWAY,
                    "the share of the day's calls is used: " + used.group() + ", share " + dailyShare);
        }
    }

    /** Trouble of the service pauses it; any other error belongs to the request and goes on to who made it. */
    public void fail(Exchange exchange) throws Exception {
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (caught instanceof ServiceTrouble) {
            throw caught;
        }
        SalesforceException error = ObjectHelper.getException(SalesforceException.class, caught);
        if (error == null) {
            throw gate.pause(null, caught.getClass().getSimpleName() + ": " + caught.getMessage());
        }
        Set<String> codes = error.getErrors() == null
                ? Set.of()
                : error.getErrors().stream().map(RestError::getErrorCode).collect(Collectors.toSet());
        int status = error.getStatusCode();
        boolean login = codes.stream().anyMatch(code -> code.startsWith("invalid_") || code.startsWith("unsupported_"));
        if (status == 0
                || status == 200
                || status == 401
                || status == 429
                || status >= 500
                || login
                || codes.stream().anyMatch(TROUBLE::contains)) {
            // The message embeds the answer's body, which may hold a person's data: only the codes are kept.
            throw gate.pause(null, "HTTP " + status + " " + (codes.isEmpty() ? rootWords(error) : codes));
        }
        throw error;
    }

    private static String rootWords(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + (root == error ? "" : " " + root.getMessage());
    }
}
