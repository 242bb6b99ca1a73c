package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.store.Origin;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.store.Transaction;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.List;
import java.util.function.BiFunction;

/** Writes the records of a collections call in one transaction; a failing one keeps no other, unless asked to. */
record EachRecord(Store store, Origin origin, boolean allOrNone) {

    private static final class RolledBack extends RuntimeException {
        private final transient ArrayNode results;

        RolledBack(ArrayNode results) {
            super(null, null, false, false);
            this.results = results;
        }
    }

    ArrayNode run(List<Listing.Item> items, BiFunction<Transaction, Listing.Item, ObjectNode> write) {
        try {
            return store.write(origin, transaction -> {
                ArrayNode results = JsonNodeFactory.instance.arrayNode();
                items.forEach(item -> results.add(result(transaction, item, write)));
                if (allOrNone && results.findValues("success").stream().anyMatch(success -> !success.asBoolean())) {
                    throw new RolledBack(results);
                }
                return results;
            });
        } catch (RolledBack rolledBack) {
            return withoutSuccesses(rolledBack.results);
        }
    }

    private static ObjectNode result(
            Transaction transaction, Listing.Item item, BiFunction<Transaction, Listing.Item, ObjectNode> write) {
        try {
            if (item.error() != null) {
                throw item.error();
            }
            return write.apply(transaction, item);
        } catch (ApiError error) {
            return failure(error);
        }
    }

    private static ObjectNode failure(ApiError error) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("success", false).putArray("errors").add(error.itemJson());
        return json;
    }

    private static ArrayNode withoutSuccesses(ArrayNode results) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        results.forEach(result -> all.add(
                result.path("success").asBoolean()
                        ? failure(new ApiError(
                                "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                                "Record rolled back because not all records were valid and the request was using"
                                        + " AllOrNone header"))
                        : result));
        return all;
    }
}
