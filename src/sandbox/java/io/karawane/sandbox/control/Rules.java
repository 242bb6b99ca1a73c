package io.karawane.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fault rules of one service, first match first. */
public final class Rules {
    private volatile List<Rule> rules = List.of();

    void replace(JsonNode body) {
        if (!body.path("rules").isArray()) {
            throw new IllegalArgumentException("'rules' must be an array");
        }
        List<Rule> read = new ArrayList<>();
        for (JsonNode rule : body.path("rules")) {
            if (!rule.isObject()) {
                throw new IllegalArgumentException("a rule is an object: {\"match\":{…},\"then\":{…}}");
            }
            read.add(new Rule(rule));
        }
        rules = List.copyOf(read);
    }

    void clear() {
        rules = List.of();
    }

    int size() {
        return rules.size();
    }

    Fault strike(String method, String path, String query) {
        for (Rule rule : rules) {
            if (rule.strikes(method, path, query)) {
                return rule.fault();
            }
        }
        return Fault.NONE;
    }

    /** @throws IllegalArgumentException if it is there and no whole number from {@code least} to {@code most} */
    static void requireWhole(JsonNode node, String name, long least, long most) {
        JsonNode value = node.path(name);
        boolean fine = value.isMissingNode()
                || value.isIntegralNumber()
                        && value.asLong() >= least
                        && value.asLong() <= most
                        && value.canConvertToLong();
        if (!fine) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot be " + value + ", only a whole number from " + least + " to " + most);
        }
    }

    static void refuseUnknown(JsonNode node, Set<String> known) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown word '" + name + "', known: " + known);
            }
        });
    }
}
