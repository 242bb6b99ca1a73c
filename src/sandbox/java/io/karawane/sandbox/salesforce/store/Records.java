package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.RecordId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The writes on single records that callers may ask for, with the checks on what they may set. */
public final class Records {
    private Records() {}

    public static Row insert(Transaction transaction, ObjectType type, Map<Field, Object> values) {
        requireWriteable(type);
        if (values.containsKey(type.field("Id"))) {
            throw new ApiError("INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", "Id");
        }
        requireWriteable(transaction, type, values);
        return transaction.insert(type, values);
    }

    public static Row update(Transaction transaction, ObjectType type, String id, Map<Field, Object> values) {
        requireWriteable(type);
        requireWriteable(transaction, type, values);
        return transaction.update(Lifecycle.live(transaction, type, id), values);
    }

    /** A record of a collections call, which names itself by {@code Id}. */
    public static Row updateListed(Transaction transaction, ObjectType type, Map<Field, Object> values) {
        Map<Field, Object> rest = new LinkedHashMap<>(values);
        Object id = rest.remove(type.field("Id"));
        if (id == null) {
            throw new ApiError("MISSING_ARGUMENT", "Id not specified in an update call");
        }
        requireListed(transaction, type, id.toString());
        return update(transaction, type, id.toString(), rest);
    }

    public static Row delete(Transaction transaction, ObjectType type, String id) {
        requireWriteable(type);
        Row row = Lifecycle.live(transaction, type, id);
        Lifecycle.delete(transaction, row);
        return row;
    }

    public static Row deleteListed(Transaction transaction, ObjectType type, String id) {
        requireListed(transaction, type, id);
        return delete(transaction, type, id);
    }

    private static void requireListed(Transaction transaction, ObjectType type, String id) {
        if (!RecordId.wellFormed(id)) {
            throw new ApiError("MALFORMED_ID", "malformed id " + id, "Id");
        }
        if (transaction.find(type, id) == null) {
            throw new ApiError("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
        }
    }

    /** @param key the external id field, or Id, whose value among {@code values} names the record */
    public static Upserted upsert(Transaction transaction, ObjectType type, Field key, Map<Field, Object> values) {
        Object value = values.get(key);
        if (value == null) {
            throw new ApiError("MISSING_ARGUMENT", key.name() + " not specified");
        }
        if (key.position() == 0) {
            return new Upserted(updateListed(transaction, type, values), false);
        }
        Optional<Row> found = one(transaction.find(type, key, value), key);
        return found.map(row -> new Upserted(update(transaction, type, row.id(), values), false))
                .orElseGet(() -> new Upserted(insert(transaction, type, values), true));
    }

    public record Upserted(Row row, boolean created) {}

    /** @throws ApiError with HTTP status 300 if there are several */
    public static Optional<Row> one(List<Row> found, Field key) {
        if (found.size() > 1) {
            throw new ApiError(
                    300,
                    "DUPLICATE_EXTERNAL_ID",
                    key.name() + ": more than one record found for external id field: "
                            + found.stream().map(Row::id).toList(),
                    List.of(key.name()),
                    null);
        }
        return found.stream().findFirst();
    }

    /** Field-level security does not bind the administrator at the screen. */
    private static void requireWriteable(Transaction transaction, ObjectType type, Map<Field, Object> values) {
        Body.requireWriteable(values, transaction.origin() == Origin.UI ? Field::readOnly : f -> !type.writeable(f));
    }

    private static void requireWriteable(ObjectType type) {
        if (type.readOnly()) {
            throw new ApiError(
                    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "entity type cannot be written: " + type.label());
        }
    }
}
