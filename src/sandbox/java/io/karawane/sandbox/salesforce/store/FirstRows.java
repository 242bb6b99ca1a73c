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
        jobs(store);
    }

    /** What others have scheduled in the org; a job's type is 3 for dashboards, 7 for Apex, 8 for reports. */
    private static void jobs(Store store) {
        job(store, 1, "Assign territories", "7", "0 30 2 ? * SUN", "2024-01-07T01:30:00Z", "2030-01-06T01:30:00Z");
        job(store, 2, "Pipeline of the week", "8", "0 0 6 ? * MON", "2024-01-08T05:00:00Z", "2030-01-07T05:00:00Z");
    }

    private static void job(
            Store store, int number, String name, String type, String expression, String previous, String next) {
        put(store, "CronJobDetail", Map.of("Name", name, "JobType", type));
        put(
                store,
                "CronTrigger",
                Map.of(
                        "CronJobDetailId",
                        RecordId.of("08a", number),
                        "State",
                        "WAITING",
                        "CronExpression",
                        expression,
                        "TimeZoneSidKey",
                        "Europe/Berlin",
                        "OwnerId",
                        USER,
                        "StartTime",
                        Instant.parse("2024-01-01T00:00:00Z"),
                        "PreviousFireTime",
                        Instant.parse(previous),
                        "NextFireTime",
                        Instant.parse(next)));
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
