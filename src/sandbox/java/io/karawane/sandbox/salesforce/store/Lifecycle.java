package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a user does to whole records: delete, restore, merge, convert. */
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

    /** Out of the recycle bin. */
    public void undelete(String object, String id) {
        store.write(Origin.UI, transaction -> {
            Row row = transaction.find(object, id);
            if (row == null || !row.deleted()) {
                throw new ApiError("UNDELETE_FAILED", "Entity is not in the recycle bin");
            }
            return transaction.set(Change.Kind.UNDELETE, row, fields(row.type(), Map.of("IsDeleted", false)), null);
        });
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

    private void moveContacts(Transaction transaction, Row loser, Row winner) {
        if (loser.type().name().equals("Account")) {
            ObjectType contact = store.schema().type("Contact");
            for (Row child : transaction.find(contact, contact.field("AccountId"), loser.id())) {
                transaction.set(Change.Kind.UPDATE, child, fields(contact, Map.of("AccountId", winner.id())), null);
            }
        }
    }

    /** @return {@code accountId} and {@code contactId} of the records that the lead became */
    public Map<String, String> convert(String leadId) {
        ObjectType leads = store.schema().type("Lead");
        return store.write(Origin.UI, transaction -> {
            Row lead = live(transaction, leads, leadId);
            if (lead.is("IsConverted")) {
                throw new ApiError("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
            }
            Row account = transaction.insert(
                    store.schema().type("Account"), copy(lead, "Account", ConversionFields.TO_ACCOUNT));
            Map<Field, Object> person = copy(lead, "Contact", ConversionFields.TO_CONTACT);
            person.put(store.schema().type("Contact").field("AccountId"), account.id());
            Row contact = transaction.insert(store.schema().type("Contact"), person);
            Map<Field, Object> converted = fields(
                    leads,
                    Map.of(
                            "Status", "Closed - Converted",
                            "IsConverted", true,
                            "ConvertedDate",
                                    transaction.at().atZone(ZoneOffset.UTC).toLocalDate(),
                            "ConvertedAccountId", account.id(),
                            "ConvertedContactId", contact.id()));
            // The change event of a conversion does not tell LastModifiedDate.
            transaction.set(Change.Kind.UPDATE, lead, converted, "LastModifiedDate");
            return Map.of("accountId", account.id(), "contactId", contact.id());
        });
    }

    private Map<Field, Object> copy(Row lead, String object, Map<String, String> names) {
        ObjectType target = store.schema().type(object);
        Map<Field, Object> values = new LinkedHashMap<>();
        names.forEach((to, from) -> values.put(target.field(to), lead.get(from)));
        values.values().removeIf(value -> value == null);
        return values;
    }

    private static Map<Field, Object> fields(ObjectType type, Map<String, Object> values) {
        Map<Field, Object> fields = new HashMap<>();
        values.forEach((name, value) -> fields.put(type.field(name), value));
        return fields;
    }
}
