package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A user turns a lead into a contact of an account; both may exist already. */
public record Conversion(Store store) {

    /**
     * @param accountId null for a new account, or for that of the contact
     * @param contactId null for a new contact; of an existing one only empty fields are filled
     * @return {@code accountId} and {@code contactId} of the records that the lead became
     */
    public Map<String, String> convert(String leadId, String accountId, String contactId) {
        ObjectType leads = store.schema().type("Lead");
        return store.write(Origin.UI, transaction -> {
            Row lead = Lifecycle.live(transaction, leads, leadId);
            if (lead.is("IsConverted")) {
                throw new ApiError("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
            }
            Row known = contactId == null ? null : Lifecycle.live(transaction, type("Contact"), contactId);
            String knownAccount = accountId == null && known != null ? (String) known.get("AccountId") : accountId;
            Row account = account(transaction, lead, knownAccount);
            Row contact = contact(transaction, lead, known, account);
            Map<Field, Object> converted = Lifecycle.fields(
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

    private Row account(Transaction transaction, Row lead, String id) {
        Map<Field, Object> values = copy(lead, "Account", ConversionFields.TO_ACCOUNT);
        return id == null
                ? transaction.insert(type("Account"), values)
                : fill(transaction, Lifecycle.live(transaction, type("Account"), id), values);
    }

    private Row contact(Transaction transaction, Row lead, Row known, Row account) {
        Map<Field, Object> values = copy(lead, "Contact", ConversionFields.TO_CONTACT);
        Field accountId = type("Contact").field("AccountId");
        values.put(accountId, account.id());
        if (known == null) {
            return transaction.insert(type("Contact"), values);
        }
        if (known.get(accountId) != null && !Objects.equals(known.get(accountId), account.id())) {
            throw new ApiError("INVALID_CROSS_REFERENCE_KEY", "the contact belongs to another account");
        }
        return fill(transaction, known, values);
    }

    private static Row fill(Transaction transaction, Row row, Map<Field, Object> values) {
        values.keySet().removeIf(field -> row.get(field) != null);
        return transaction.set(Change.Kind.UPDATE, row, values, null);
    }

    private ObjectType type(String object) {
        return store.schema().type(object);
    }

    private Map<Field, Object> copy(Row lead, String object, Map<String, String> names) {
        Map<Field, Object> values = new LinkedHashMap<>();
        names.forEach((to, from) -> values.put(type(object).field(to), lead.get(from)));
        values.values().removeIf(Objects::isNull);
        return values;
    }
}
