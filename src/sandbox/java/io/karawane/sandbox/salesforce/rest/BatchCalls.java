package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.wire.Allowance;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** {@code composite/batch}: calls in one call that know nothing of each other; each counts as a call. */
final class BatchCalls {
    private static final int MOST = 25;
    private static final Set<String> SERVED = Set.of("sobjects", "query", "queryAll", "limits");

    private final Allowance requests;
    private final Function<Call, Answer> calls;

    BatchCalls(Allowance requests, Function<Call, Answer> calls) {
        this.requests = requests;
        this.calls = calls;
    }

    Answer answer(Call call) {
        call.allow("POST");
        if (call.resource().size() > 2) {
            throw ApiError.notFound();
        }
        ObjectNode outer = Subrequest.object(call.body(), Set.of("batchRequests", "haltOnError"));
        boolean haltOnError = Subrequest.flag(outer, "haltOnError");
        List<Subrequest> subrequests = Subrequest.readBatch(outer);
        if (subrequests.size() > MOST) {
            throw new ApiError(
                    400, "LIMIT_EXCEEDED", "The request can’t contain more than " + MOST + " operations.", null, null);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("hasErrors", false);
        ArrayNode results = json.putArray("results");
        for (Subrequest subrequest : subrequests) {
            boolean halt = haltOnError && json.path("hasErrors").asBoolean();
            Answer answer = halt ? Answer.error(halted()) : answer(call, subrequest, results.isEmpty());
            if (answer.status() >= 400) {
                json.put("hasErrors", true);
            }
            results.addObject().put("statusCode", answer.status()).set("result", answer.body());
        }
        return Answer.ok(json);
    }

    private Answer answer(Call call, Subrequest subrequest, boolean first) {
        String url = subrequest.url();
        String whole = url.startsWith("/services/data/") ? url : "/services/data/" + url;
        try {
            // The outer call has taken one already.
            if (!first && !requests.take()) {
                throw new ApiError(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", null, null);
            }
            Call inner = Call.of(new Inner(
                    call.request(), new Subrequest(subrequest.method(), whole, null, Map.of(), subrequest.body())));
            requireServed(call, inner);
            return calls.apply(inner);
        } catch (ApiError error) {
            return Answer.error(error);
        } catch (IllegalArgumentException e) {
            return Answer.error(new ApiError(
                    400, "INVALID_INPUT", "The URL of the subrequest is not encoded: " + e.getMessage(), null, null));
        }
    }

    private static void requireServed(Call outer, Call inner) {
        if (inner.path().isEmpty() || !inner.knownVersion() || inner.resource().isEmpty()) {
            throw ApiError.notFound();
        }
        boolean newer = inner.versionNumber() > outer.versionNumber();
        if (newer || !SERVED.contains(inner.resource().get(0))) {
            throw new ApiError(
                    400,
                    "INVALID_INPUT",
                    newer
                            ? "The version of a subrequest can't be later than that of the batch"
                            : "The resource of this subrequest is not supported in a batch",
                    null,
                    null);
        }
    }

    private static ApiError halted() {
        return new ApiError(412, "BATCH_PROCESSING_HALTED", "Batch processing halted per request", null, null);
    }
}
