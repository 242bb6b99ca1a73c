package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.List;

/** A reference that names its target by external id: {@code "Account": {"ActiveCampaign_ID__c": "7"}}. */
record ForeignKey(ObjectType target, Field field, String value) {

    String resolve(Transaction transaction) {
        List<Row> found = transaction.find(target, field, value);
        if (found.size() != 1) {
            throw new ApiError(
                    found.isEmpty() ? "INVALID_FIELD" : "DUPLICATE_EXTERNAL_ID",
                    "Foreign key external ID: " + value + (found.isEmpty() ? " not found" : " is not unique")
                            + " for field " + field.name() + " in entity " + target);
        }
        return found.get(0).id();
    }
}
