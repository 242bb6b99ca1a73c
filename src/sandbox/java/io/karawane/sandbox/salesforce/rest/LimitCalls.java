package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.wire.Allowance;
import java.util.Map;

/** {@code limits}: what is left of the day, by Salesforce's names of the limits. */
record LimitCalls(Map<String, Allowance> allowances) {
    Answer answer(Call call) {
        call.allow("GET", "HEAD");
        ObjectNode limits = JsonNodeFactory.instance.objectNode();
        UntouchedLimits.putInto(limits);
        allowances.forEach((name, allowance) -> put(limits, name, allowance));
        return Answer.ok(limits);
    }

    private static void put(ObjectNode limits, String name, Allowance allowance) {
        long max = allowance.reported();
        limits.putObject(name).put("Max", max).put("Remaining", Math.max(0, max - allowance.used()));
    }
}
