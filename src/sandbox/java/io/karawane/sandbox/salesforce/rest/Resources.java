package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.wire.Allowance;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which class answers a call. */
final class Resources {
    private final DescribeCalls describes;
    private final RecordCalls records;
    private final QueryCalls queries;
    private final CollectionCalls collections;
    private final CompositeCalls composites;
    private final BatchCalls batches;
    private final TreeCalls trees;
    private final LimitCalls limits;
    private final Function<Call, Answer> jobs;

    Resources(
            Store store,
            Allowance requests,
            Map<String, Allowance> allowances,
            Limits limits,
            Switches switches,
            Function<Call, Answer> jobs) {
        this.describes = new DescribeCalls(store.schema());
        this.records = new RecordCalls(store, limits);
        this.queries = new QueryCalls(store, limits);
        this.collections = new CollectionCalls(store, limits, switches);
        this.composites = new CompositeCalls(store, this::answer);
        this.batches = new BatchCalls(requests, this::answer);
        this.trees = new TreeCalls(store);
        this.limits = new LimitCalls(allowances);
        this.jobs = jobs;
    }

    void reset() {
        queries.reset();
    }

    Answer answer(Call call) {
        if (!call.knownVersion()) {
            throw ApiError.notFound();
        }
        List<String> resource = call.resource();
        return switch (resource.isEmpty() ? "" : resource.get(0)) {
            case "" -> Answer.ok(Versions.resources(call.version()));
            case "sobjects" -> describes.serves(resource) ? describes.answer(call) : records.answer(call);
            case "query" -> queries.answer(call, false);
            case "queryAll" -> queries.answer(call, true);
            case "composite" -> composite(call, resource);
            case "jobs" -> jobs.apply(call);
            case "limits" -> limits.answer(call);
            default -> throw ApiError.notFound();
        };
    }

    private Answer composite(Call call, List<String> resource) {
        return switch (resource.size() == 1 ? "" : resource.get(1)) {
            case "" -> call.method().equals("GET") ? Answer.ok(children(call)) : composites.answer(call);
            case "batch" -> batches.answer(call);
            case "tree" -> trees.answer(call);
            default -> collections.answer(call);
        };
    }

    private static ObjectNode children(Call call) {
        ObjectNode urls = JsonNodeFactory.instance.objectNode();
        for (String name : new String[] {"tree", "batch", "sobjects"}) {
            urls.put(name, "/services/data/" + call.version() + "/composite/" + name);
        }
        return urls;
    }
}
