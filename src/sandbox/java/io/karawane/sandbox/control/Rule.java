package io.karawane.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/** Which calls a fault strikes. */
final class Rule {
    private static final Set<String> KNOWN = Set.of("method", "path", "nth", "probability", "times");

    private final String method;
    private final Pattern path;
    private final int nth;
    private final double probability;
    private final int times;
    private final Fault fault;
    private final Random random = new Random(42); // the same run strikes the same calls
    private int matched;
    private int struck;

    Rule(JsonNode rule) {
        JsonNode match = rule.path("match");
        Rules.refuseUnknown(rule, Set.of("match", "then"));
        Rules.refuseUnknown(match, KNOWN);
        method = match.path("method").asText("*");
        path = glob(match.path("path").asText("*"));
        nth = match.path("nth").asInt(0);
        probability = match.path("probability").asDouble(1);
        times = match.path("times").asInt(Integer.MAX_VALUE);
        fault = new Fault(rule.path("then"));
    }

    private static Pattern glob(String text) {
        return Pattern.compile(("\\Q" + text + "\\E").replace("*", "\\E.*\\Q"));
    }

    synchronized boolean strikes(String calledMethod, String calledPath) {
        boolean matches = (method.equals("*") || method.equalsIgnoreCase(calledMethod))
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

    Fault fault() {
        return fault;
    }
}
