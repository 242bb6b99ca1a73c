package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.Records;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.RecordId;
import java.util.ArrayList;
import java.util.List;

/** {@code composite/sobjects}: many records in one call, each with its own result, in the order given. */
final class CollectionCalls {
    private static final int MOST_RETRIEVED = 2_000;

    private final Store store;
    private final Limits limits;
    private final Listing listing;

    CollectionCalls(Store store, Limits limits, Switches switches) {
        this.store = store;
        this.limits = limits;
        this.listing = new Listing(store.schema(), switches);
    }

    Answer answer(Call call) {
        List<String> resource = call.resource();
        if (resource.size() < 2 || resource.size() > 4 || !resource.get(1).equals("sobjects")) {
            throw ApiError.notFound();
        }
        return switch (resource.size()) {
            case 2 -> {
                call.allow("POST", "PATCH", "DELETE");
                yield call.method().equals("DELETE") ? delete(call) : write(call);
            }
            case 3 -> {
                call.allow("GET", "POST");
                yield retrieve(call, type(resource.get(2)));
            }
            default -> {
                call.allow("PATCH");
                yield upsert(call, type(resource.get(2)), resource.get(3));
            }
        };
    }

    private ObjectType type(String name) {
        if (!store.schema().has(name)) {
            throw ApiError.notFound();
        }
        return store.schema().type(name);
    }

    private Answer write(Call call) {
        ObjectNode body = call.body();
        List<Listing.Item> items = listing.read(records(body), null);
        boolean create = call.method().equals("POST");
        return Answer.ok(new EachRecord(store, call.origin(), allOrNone(body)).run(items, (transaction, item) -> {
            Row row = create
                    ? Records.insert(transaction, item.type(), item.values())
                    : Records.updateListed(transaction, item.type(), item.values());
            return RecordCalls.success(row);
        }));
    }

    private Answer upsert(Call call, ObjectType type, String name) {
        Field key = type.find(name)
                .filter(field -> field.externalId() || field.position() == 0)
                .orElseThrow(() ->
                        ApiError.notFound("Provided external ID field does not exist or is not accessible: " + name));
        ObjectNode body = call.body();
        List<Listing.Item> items = Listing.refuseRepeated(listing.read(records(body), type), key);
        return Answer.ok(new EachRecord(store, call.origin(), allOrNone(body)).run(items, (transaction, item) -> {
            Records.Upserted upserted = Records.upsert(transaction, type, key, item.values());
            return RecordCalls.success(upserted.row()).put("created", upserted.created());
        }));
    }

    private Answer delete(Call call) {
        String ids = call.parameter("ids")
                .orElseThrow(() -> new ApiError("MISSING_ARGUMENT", "The ids parameter is required"));
        List<Listing.Item> items = new ArrayList<>();
        for (String id : ids.split(",")) {
            items.add(listing.named(id.strip()));
        }
        requireAtMost(limits.get("collectionSize"), items.size());
        boolean allOrNone =
                call.parameter("allOrNone").map(Boolean::parseBoolean).orElse(false);
        return Answer.ok(new EachRecord(store, call.origin(), allOrNone)
                .run(
                        items,
                        (transaction, item) ->
                                RecordCalls.success(Records.deleteListed(transaction, item.type(), item.id()))));
    }

    private Answer retrieve(Call call, ObjectType type) {
        List<String> ids;
        List<String> names;
        if (call.method().equals("POST")) {
            ObjectNode body = call.body();
            ids = texts(body, "ids");
            names = texts(body, "fields");
        } else {
            ids = List.of(call.parameter("ids").orElse("").split(","));
            names = List.of(call.parameter("fields").orElse("Id").split(","));
        }
        requireAtMost(MOST_RETRIEVED, ids.size());
        List<Field> fields = RecordCalls.fields(type, names);
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        for (String id : ids) {
            Row row = RecordId.wellFormed(id) ? store.table(type).get(id) : null;
            found.add(row == null || row.deleted() ? null : RecordCalls.json(row, fields, call.version()));
        }
        return Answer.ok(found);
    }

    private static List<String> texts(ObjectNode body, String name) {
        if (!(body.get(name) instanceof ArrayNode array)) {
            throw new ApiError("MISSING_ARGUMENT", "The " + name + " array is required");
        }
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private ArrayNode records(ObjectNode body) {
        if (!(body.get("records") instanceof ArrayNode records)) {
            throw new ApiError("MISSING_ARGUMENT", "The records array is required");
        }
        requireAtMost(limits.get("collectionSize"), records.size());
        return records;
    }

    private static void requireAtMost(double limit, int size) {
        if (limit > 0 && size > limit) {
            throw new ApiError(
                    400,
                    "EXCEEDED_ID_LIMIT",
                    "record limit reached. cannot submit more than " + (int) limit + " records into this call",
                    null,
                    null);
        }
    }

    private static boolean allOrNone(ObjectNode body) {
        JsonNode allOrNone = body.path("allOrNone");
        return allOrNone.asBoolean(false);
    }
}
