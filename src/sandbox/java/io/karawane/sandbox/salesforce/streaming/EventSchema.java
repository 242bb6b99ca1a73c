package io.karawane.sandbox.salesforce.streaming;

import static org.apache.avro.Schema.Type.BOOLEAN;
import static org.apache.avro.Schema.Type.DOUBLE;
import static org.apache.avro.Schema.Type.INT;
import static org.apache.avro.Schema.Type.LONG;
import static org.apache.avro.Schema.Type.NULL;
import static org.apache.avro.Schema.Type.STRING;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;

/** The Avro schema of an object's change events, for the fields that the object has at that time. */
public final class EventSchema {
    private static final String NAMESPACE = "com.sforce.eventbus";
    private static final List<String> CHANGE_TYPES = List.of(
            "CREATE",
            "UPDATE",
            "DELETE",
            "UNDELETE",
            "GAP_CREATE",
            "GAP_UPDATE",
            "GAP_DELETE",
            "GAP_UNDELETE",
            "GAP_OVERFLOW");

    private final Map<String, FieldType> types = new LinkedHashMap<>();
    private final Map<String, Schema> compounds = new LinkedHashMap<>();
    private final Schema avro;
    private final String json;
    private final String id;

    EventSchema(ObjectType type) {
        Map<String, Schema> fields = new LinkedHashMap<>();
        fields.put("ChangeEventHeader", header());
        for (Field field : type.fields()) {
            if (ChangeEvent.tells(field)) {
                types.put(field.eventName(), field.type());
                String name = field.eventName().split("\\.")[0];
                fields.computeIfAbsent(name, first -> optional(typeOf(type, field)));
            }
        }
        avro = record(type.name().replaceFirst("__c$", "__") + "ChangeEvent", fields);
        json = avro.toString();
        id = hash(json);
    }

    /** Of a field, or of the compound field that it is a part of. */
    private Schema[] typeOf(ObjectType type, Field field) {
        if (field.compound() != null) {
            return new Schema[] {compound(field.compound().startsWith("Name.") ? "PersonName" : "Address")};
        }
        if (field.name().equals("Name") && type.name().equals("Account")) {
            // A person account would have the parts of a name.
            return new Schema[] {Schema.create(STRING), compound("Switchable_PersonName")};
        }
        return new Schema[] {simple(field.type())};
    }

    private Schema compound(String name) {
        return compounds.computeIfAbsent(name, first -> {
            Map<String, Schema> parts = new LinkedHashMap<>();
            if (name.equals("Address")) {
                for (String part :
                        List.of("Street", "City", "State", "PostalCode", "Country", "StateCode", "CountryCode")) {
                    parts.put(part, optional(Schema.create(STRING)));
                }
                parts.put("Latitude", optional(Schema.create(DOUBLE)));
                parts.put("Longitude", optional(Schema.create(DOUBLE)));
                parts.put("Xyz", optional(Schema.create(STRING)));
                parts.put("GeocodeAccuracy", optional(Schema.create(STRING)));
            } else {
                for (String part :
                        List.of("Salutation", "FirstName", "LastName", "MiddleName", "InformalName", "Suffix")) {
                    parts.put(part, optional(Schema.create(STRING)));
                }
            }
            return record(name, parts);
        });
    }

    /** Times are milliseconds since 1970; that dates are too is an assumption. */
    private static Schema simple(FieldType type) {
        return Schema.create(
                switch (type) {
                    case BOOLEAN -> BOOLEAN;
                    case INT -> INT;
                    case DOUBLE, CURRENCY, PERCENT -> DOUBLE;
                    case DATE, DATETIME -> LONG;
                    default -> STRING;
                });
    }

    private static Schema header() {
        Schema text = Schema.create(STRING);
        Schema texts = Schema.createArray(text);
        Map<String, Schema> fields = new LinkedHashMap<>();
        fields.put("entityName", text);
        fields.put("recordIds", texts);
        fields.put("changeType", Schema.createEnum("ChangeType", null, NAMESPACE, CHANGE_TYPES));
        fields.put("changeOrigin", text);
        fields.put("transactionKey", text);
        fields.put("sequenceNumber", Schema.create(INT));
        fields.put("commitTimestamp", Schema.create(LONG));
        fields.put("commitNumber", Schema.create(LONG));
        fields.put("commitUser", text);
        fields.put("nulledFields", texts);
        fields.put("diffFields", texts);
        fields.put("changedFields", texts);
        return record("ChangeEventHeader", fields);
    }

    private static Schema record(String name, Map<String, Schema> types) {
        List<Schema.Field> fields = new ArrayList<>();
        types.forEach((field, type) -> fields.add(
                type.isUnion()
                        ? new Schema.Field(field, type, null, Schema.Field.NULL_DEFAULT_VALUE)
                        : new Schema.Field(field, type)));
        return Schema.createRecord(name, null, NAMESPACE, false, fields);
    }

    private static Schema optional(Schema... types) {
        List<Schema> union = new ArrayList<>(List.of(Schema.create(NULL)));
        union.addAll(List.of(types));
        return Schema.createUnion(union);
    }

    private static String hash(String text) {
        UUID hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes =
                ByteBuffer.allocate(16).putLong(hash.getMostSignificantBits()).putLong(hash.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The same for the same fields. */
    public String id() {
        return id;
    }

    public String json() {
        return json;
    }

    Schema avro() {
        return avro;
    }

    /** @param path as listed in {@code changedFields}; null if there is no such field */
    FieldType typeOf(String path) {
        return types.get(path);
    }
}
