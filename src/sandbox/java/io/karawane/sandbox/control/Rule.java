package io.karawane.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Which calls a fault strikes. */
final class Rule {
    private static final Set<String> KNOWN = Set.of("method", "path", "query", "nth", "probability", "times", "forMs");

    private final String method;
    private final Pattern path;
    private final Pattern query;
    private final int nth;
    private final double probability;
    private final int times;
    private final long forNanos;
    private final long since = System.nanoTime();
    private final Fault fault;
    private final Random random = new Random(42); // the same run strikes the same calls
    private int matched;
    private int struck;

    Rule(JsonNode rule) {
        JsonNode match = rule.path("match");
        Rules.refuseUnknown(rule, Set.of("match", "then"));
        Rules.refuseUnknown(match, KNOWN);
        Rules.requireWhole(match, "nth", 1, Integer.MAX_VALUE);
        Rules.requireWhole(match, "times", 0, Integer.MAX_VALUE);
        Rules.requireWhole(match, "forMs", 0, Integer.MAX_VALUE);
        method = match.path("method").asText("*");
        path = glob(match.path("path").asText("*"));
        query = match.has("query") ? glob(match.path("query").asText()) : null;
        nth = match.path("nth").asInt(0);
        probability = match.path("probability").asDouble(1);
        if (probability < 0 || probability > 1) {
            throw new IllegalArgumentException("'probability' is a number from 0 to 1");
        }
        times = match.path("times").asInt(Integer.MAX_VALUE);
        forNanos = TimeUnit.MILLISECONDS.toNanos(match.path("forMs").asLong(Long.MAX_VALUE / 1_000_000));
        fault = new Fault(rule.path("then"));
    }

    private static Pattern glob(String text) {
        return Pattern.compile(("\\Q" + text + "\\E").replace("*", "\\E.*\\Q"));
    }

    /** @param calledQuery as it came, null if the call has none */
    synchronized boolean strikes(String calledMethod, String calledPath, String calledQuery) {
        boolean matches = System.nanoTime() - since <= forNanos
                && (query == null || query.matcher(decoded(calledQuery)).matches())
                && (method.equals("*") || method.equalsIgnoreCase(calledMethod))
                && (path.matcher(calledPath).matches()
                        || path.matcher(MaskedPath.of(calledPath)).matches());
        if (!matches) {
            return false;
        }
        matched++;
        boolean due = (nth == 0 || matched == nth) && struck < times && random.nextDouble() < probability;
        struck += due ? 1 : 0;
        return due;
    }

    private static String decoded(String query) {
        try {
            return query == null ? "" : URLDecoder.decode(query, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return query; // a client's mistake, which the service itself will judge
        }
    }

    Fault fault() {
        return fault;
    }
}
