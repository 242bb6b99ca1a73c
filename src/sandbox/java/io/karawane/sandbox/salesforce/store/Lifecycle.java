package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happens to whole records: they are deleted, restored, merged. */
public final class Lifecycle {
    private final Store store;

    public Lifecycle(Store store) {
        this.store = store;
    }

    /** @throws ApiError if the record never was, or is deleted */
    public static Row live(Transaction transaction, ObjectType type, String id) {
        Row row = transaction.find(type, id);
        if (row == null) {
            throw ApiError.notFound();
        }
        if (row.deleted()) {
            throw ApiError.deleted();
        }
        return row;
    }

    /** Contacts go with their account. */
    static void delete(Transaction transaction, Row row) {
        transaction.contactsOf(row).forEach(transaction::delete);
        transaction.delete(row);
    }

    /** Out of the recycle bin, with what was deleted along with it. */
    public void undelete(String object, String id) {
        store.write(Origin.UI, transaction -> {
            Row row = transaction.find(object, id);
            if (row == null || !row.deleted()) {
                throw new ApiError("UNDELETE_FAILED", "Entity is not in the recycle bin");
            }
            Row restored = restore(transaction, row);
            store.table("Contact").all().stream()
                    .filter(contact -> contact.deleted() && row.id().equals(contact.get("AccountId")))
                    // One transaction stamps all its rows alike, and no other one does.
                    .filter(contact -> contact.get("SystemModstamp").equals(row.get("SystemModstamp")))
                    .forEach(contact -> restore(transaction, contact));
            return restored;
        });
    }

    private static Row restore(Transaction transaction, Row row) {
        Map<Field, Object> values = fields(row.type(), Map.of("IsDeleted", false));
        row.type().find("MasterRecordId").ifPresent(master -> values.put(master, null));
        return transaction.set(Change.Kind.UNDELETE, row, values, null);
    }

    /** The winner stays as it is; what pointed at a loser points at the winner. */
    public void merge(String object, String winnerId, List<String> loserIds) {
        ObjectType type = store.schema().type(object);
        if (!type.has("MasterRecordId")) {
            throw new ApiError("INVALID_TYPE", "merge is not supported for " + object);
        }
        store.write(Origin.UI, transaction -> {
            Row winner = live(transaction, type, winnerId);
            for (String loserId : loserIds) {
                Row loser = live(transaction, type, loserId);
                if (loser.id().equals(winner.id())) {
                    throw new ApiError("INVALID_INPUT", "a record cannot be merged with itself");
                }
                moveContacts(transaction, loser, winner);
                transaction.set(
                        Change.Kind.DELETE,
                        loser,
                        fields(type, Map.of("IsDeleted", true, "MasterRecordId", winner.id())),
                        null);
            }
            return transaction.set(Change.Kind.UPDATE, winner, new HashMap<>(), null);
        });
    }

    private static void moveContacts(Transaction transaction, Row loser, Row winner) {
        for (Row child : transaction.contactsOf(loser)) {
            transaction.set(Change.Kind.UPDATE, child, fields(child.type(), Map.of("AccountId", winner.id())), null);
        }
    }

    static Map<Field, Object> fields(ObjectType type, Map<String, Object> values) {
        Map<Field, Object> fields = new HashMap<>();
        values.forEach((name, value) -> fields.put(type.field(name), value));
        return fields;
    }
}
