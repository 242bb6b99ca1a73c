package io.karawane.salesforce;

import io.karawane.door.ServiceGate;
import io.karawane.door.WriteRefused;
import io.karawane.problem.ServiceTrouble;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;
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
    private static final Set<String> COLLECTIONS = Set.of("create", "update", "upsert", "collections");
    /** What Salesforce understands and refuses concerns only who asked. */
    private static final Set<String> ANSWERED = Set.of("create", "update", "upsert", "ask");
    /** What Bulk refuses can be asked by SOQL. */
    private static final Predicate<String> BULK = Pattern.compile("bulk.*").asMatchPredicate();
    /** Errors of OAuth are small letters, those of the API capitals. */
    private static final Predicate<String> LOGIN = Pattern.compile("[a-z_]+").asMatchPredicate();

    private static final Duration UNTIL_SOMEBODY_MENDS_IT = Duration.ofMinutes(1);
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
    public void enter(@Variable("operation") String operation) {
        gate.enter(COLLECTIONS.contains(operation));
    }

    public void leave(@Header("Sforce-Limit-Info") String usage, @Variable("operation") String operation) {
        gate.wentWell(operation);
        Matcher used = USAGE.matcher(usage == null ? "" : usage);
        if (used.find() && Long.parseLong(used.group(1)) >= dailyShare * Long.parseLong(used.group(2))) {
            gate.pause(
                    "daily-share",
                    UNTIL_CALLS_FALL_AWAY,
                    "the share of the day's calls is used: " + used.group() + ", share " + dailyShare);
        }
    }

    /**
     * Everything that concerns the request as a whole pauses the service, for a minute if only a person can mend it: a
     * field that does not exist, a login that is refused. Only a collection that is refused for what one of its records
     * holds, a condition that a person typed, an object that there is not, and a bulk job go back to who asked.
     */
    public void fail(Exchange exchange, @Variable("operation") String operation) throws Exception {
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (caught instanceof ServiceTrouble || caught instanceof WriteRefused) {
            throw caught;
        }
        SalesforceException error = ObjectHelper.getException(SalesforceException.class, caught);
        if (error == null) {
            throw gate.pause(operation, null, caught.getClass().getSimpleName());
        }
        Set<String> codes = error.getErrors() == null
                ? Set.of()
                : error.getErrors().stream().map(RestError::getErrorCode).collect(Collectors.toSet());
        int status = error.getStatusCode();
        // The message embeds the answer's body, which may hold a person's data: only the codes are kept.
        String words = "HTTP " + status + " " + (codes.isEmpty() ? rootWords(error) : codes);
        boolean passes = status == 0
                || status == 200
                || status == 401
                || status == 429
                || status >= 500
                || codes.stream().anyMatch(TROUBLE::contains);
        if (codes.isEmpty() ? status == 401 || status == 403 : codes.stream().anyMatch(LOGIN)) {
            throw gate.refused(operation, UNTIL_SOMEBODY_MENDS_IT, words);
        } else if (passes) {
            throw gate.pause(operation, null, words);
        } else if (status == 400 && ANSWERED.contains(operation)
                || status == 404 && operation.equals("describe")
                || BULK.test(operation)) {
            throw error;
        }
        throw gate.refused(operation, UNTIL_SOMEBODY_MENDS_IT, words);
    }

    private static String rootWords(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        // Jetty adds a dump of its state, in braces and brackets.
        String words = root == error || root.getMessage() == null
                ? ""
                : " " + root.getMessage().split("[\\[{\\n]", 2)[0].strip();
        return root.getClass().getSimpleName() + words;
    }
}
