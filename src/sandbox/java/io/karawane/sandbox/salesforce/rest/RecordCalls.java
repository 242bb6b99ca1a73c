package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.soql.Result;
import io.karawane.sandbox.salesforce.store.Body;
import io.karawane.sandbox.salesforce.store.Records;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.store.Value;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.RecordId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code sobjects/X}, {@code sobjects/X/id} and {@code sobjects/X/ExternalIdField/value}. */
final class RecordCalls {
    private static final int FIRST_VERSION_WITH_BODY_AFTER_UPSERT = 46;

    private final Store store;
    private final Body bodies;
    private final ReplicationCalls replication;

    RecordCalls(Store store, Limits limits) {
        this.store = store;
        this.bodies = new Body(store.schema());
        this.replication = new ReplicationCalls(store, limits);
    }

    Answer answer(Call call) {
        List<String> resource = call.resource();
        if (!store.schema().has(resource.get(1)) || resource.size() > 4) {
            throw ApiError.notFound();
        }
        ObjectType type = store.schema().type(resource.get(1));
        if (resource.size() == 2) {
            return call.method().equals("POST") ? create(call, type) : basics(call, type);
        }
        String third = resource.get(2);
        if (resource.size() == 3 && (third.equals("deleted") || third.equals("updated"))) {
            return replication.answer(call, type, third.equals("deleted"));
        }
        if (resource.size() == 3 && !RecordId.wellFormed(third)) {
            throw ApiError.notFound("Provided external ID field does not exist or is not accessible: " + third);
        }
        return resource.size() == 3 ? byId(call, type, third) : byKey(call, type, third, resource.get(3));
    }

    private Answer create(Call call, ObjectType type) {
        Map<Field, Object> values = bodies.read(type, call.body());
        Row row = store.write(call.origin(), transaction -> Records.insert(transaction, type, values));
        return Answer.created(success(row), location(call, row));
    }

    private Answer basics(Call call, ObjectType type) {
        call.allow("GET", "HEAD", "POST");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("objectDescribe", DescribeCalls.head(type, call.version()));
        json.putArray("recentItems");
        return Answer.ok(json);
    }

    private Answer byId(Call call, ObjectType type, String id) {
        call.allow("GET", "HEAD", "PATCH", "DELETE");
        switch (call.method()) {
            case "PATCH" -> {
                Map<Field, Object> values = unnamed(type, call, type.field("Id"));
                store.write(call.origin(), transaction -> Records.update(transaction, type, id, values));
                return Answer.NO_CONTENT;
            }
            case "DELETE" -> {
                store.write(call.origin(), transaction -> Records.delete(transaction, type, id));
                return Answer.NO_CONTENT;
            }
            default -> {
                Row row = store.table(type).get(id);
                if (row == null) {
                    throw ApiError.notFound();
                }
                if (row.deleted()) {
                    throw ApiError.deleted();
                }
                return Answer.ok(json(row, fields(call, type), call.version()));
            }
        }
    }

    private Answer byKey(Call call, ObjectType type, String name, String value) {
        call.allow("GET", "HEAD", "PATCH", "DELETE");
        Field key = type.find(name)
                .filter(field -> field.externalId() || field.position() == 0)
                .orElseThrow(() ->
                        ApiError.notFound("Provided external ID field does not exist or is not accessible: " + name));
        if (key.position() == 0) {
            return byId(call, type, value);
        }
        try {
            return call.method().equals("PATCH") ? upsert(call, type, key, value) : found(call, type, key, value);
        } catch (ApiError error) {
            if (error.status() != 300) {
                throw error;
            }
            ArrayNode urls = JsonNodeFactory.instance.arrayNode();
            store.table(type)
                    .find(key, value)
                    .filter(row -> !row.deleted())
                    .forEach(row -> urls.add(location(call, row)));
            return new Answer(300, urls);
        }
    }

    private Answer upsert(Call call, ObjectType type, Field key, String value) {
        Map<Field, Object> values = unnamed(type, call, key);
        values.put(key, value);
        Records.Upserted upserted =
                store.write(call.origin(), transaction -> Records.upsert(transaction, type, key, values));
        if (!upserted.created() && call.versionNumber() < FIRST_VERSION_WITH_BODY_AFTER_UPSERT) {
            return Answer.NO_CONTENT;
        }
        ObjectNode body = success(upserted.row()).put("created", upserted.created());
        return upserted.created() ? Answer.created(body, location(call, upserted.row())) : Answer.ok(body);
    }

    private static String location(Call call, Row row) {
        return "/services/data/" + call.version() + "/sobjects/" + row.type() + "/" + row.id();
    }

    private Answer found(Call call, ObjectType type, Field key, String value) {
        List<Row> rows =
                store.table(type).find(key, value).filter(row -> !row.deleted()).toList();
        Row row = Records.one(rows, key).orElseThrow(ApiError::notFound);
        return byId(call, type, row.id());
    }

    /** The body of a call whose URL names the record, so that the body must not. */
    private Map<Field, Object> unnamed(ObjectType type, Call call, Field key) {
        Map<Field, Object> values = bodies.read(type, call.body());
        if (values.containsKey(key)) {
            throw new ApiError(
                    "INVALID_FIELD",
                    "The " + key.name() + " field should not be specified in the sobject data.",
                    key.name());
        }
        return values;
    }

    static ObjectNode success(Row row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", row.id()).put("success", true).putArray("errors");
        return json;
    }

    private static List<Field> fields(Call call, ObjectType type) {
        return call.parameter("fields")
                .map(names -> fields(type, Arrays.asList(names.split(","))))
                .orElse(type.fields());
    }

    static List<Field> fields(ObjectType type, List<String> names) {
        return names.stream()
                .map(name -> type.find(name.strip())
                        .orElseThrow(() -> new ApiError(
                                400,
                                "INVALID_FIELD",
                                "No such column '" + name.strip() + "' on entity '" + type + "'",
                                null,
                                null)))
                .toList();
    }

    static ObjectNode json(Row row, List<Field> fields, String version) {
        ObjectNode json = Result.record(row, version);
        fields.forEach(field -> json.set(field.name(), Value.rest(row.get(field))));
        return json;
    }
}
