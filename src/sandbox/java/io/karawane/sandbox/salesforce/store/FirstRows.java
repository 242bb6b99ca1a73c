package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.RecordId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What an org holds before anyone works in it: itself and its administrator. */
public final class FirstRows {
    public static final String USER_NAME = "admin@sandbox.test";
    public static final String USER = RecordId.of("005", 1);
    public static final String ORGANIZATION = RecordId.of("00D", 1);

    private FirstRows() {}

    static void putInto(Store store) {
        put(
                store,
                "User",
                Map.of(
                        "Username", USER_NAME,
                        "FirstName", "Sandbox",
                        "LastName", "Admin",
                        "Email", USER_NAME,
                        "IsActive", true,
                        "TimeZoneSidKey", "Europe/Berlin",
                        "LanguageLocaleKey", "en_US"));
        put(
                store,
                "Organization",
                Map.of(
                        "Name", "Sandbox",
                        "OrganizationType", "Enterprise Edition",
                        "IsSandbox", false,
                        "InstanceName", "SBX1",
                        "TimeZoneSidKey", "Europe/Berlin",
                        "DefaultLocaleSidKey", "de_DE"));
    }

    private static void put(Store store, String object, Map<String, Object> values) {
        ObjectType type = store.schema().type(object);
        Instant founded = Instant.parse("2024-01-01T00:00:00Z");
        Map<Field, Object> row = new HashMap<>();
        row.put(type.field("Id"), store.table(type).newId());
        row.put(type.field("IsDeleted"), false);
        row.put(type.field("CreatedById"), USER);
        row.put(type.field("LastModifiedById"), USER);
        row.put(type.field("CreatedDate"), founded);
        row.put(type.field("LastModifiedDate"), founded);
        row.put(type.field("SystemModstamp"), founded);
        values.forEach((name, value) -> row.put(type.field(name), value));
        store.table(type).put(Row.empty(type).with(row));
    }
}
