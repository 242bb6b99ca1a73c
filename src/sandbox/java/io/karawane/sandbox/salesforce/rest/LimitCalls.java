package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.wire.Allowance;

/** {@code limits}: what is left of the day. */
record LimitCalls(Allowance requests, Allowance events) {
    Answer answer(Call call) {
        call.allow("GET", "HEAD");
        ObjectNode limits = JsonNodeFactory.instance.objectNode();
        UntouchedLimits.putInto(limits);
        put(limits, "DailyApiRequests", requests);
        put(limits, "DailyDeliveredPlatformEvents", events);
        return Answer.ok(limits);
    }

    private static void put(ObjectNode limits, String name, Allowance allowance) {
        long max = allowance.reported();
        limits.putObject(name).put("Max", max).put("Remaining", Math.max(0, max - allowance.used()));
    }
}
