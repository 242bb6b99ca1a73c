package io.karawane.sandbox.salesforce.streaming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** A change event as a client of the Pub/Sub API gets it. */
public record AvroEvent(String uuid, String schemaId, byte[] payload) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = "ChangeEventHeader";

    /** @param json the whole event as CometD delivers it */
    static AvroEvent of(String json, EventSchemas schemas) {
        try {
            JsonNode event = JSON.readTree(json);
            EventSchema schema = schemas.find(event.path("schema").asText()).orElseThrow();
            return new AvroEvent(
                    event.at("/event/EventUuid").asText(), schema.id(), binary(record(event.path("payload"), schema)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GenericRecord record(JsonNode payload, EventSchema schema) {
        GenericRecord record = new GenericData.Record(schema.avro());
        payload.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            record.put(name, name.equals(HEADER) ? header(value, schema) : value(name, value, schema));
        });
        return record;
    }

    private static Object value(String name, JsonNode json, EventSchema schema) {
        if (!json.isObject()) {
            return simple(json, name, schema);
        }
        GenericRecord compound = new GenericData.Record(compound(schema.avro().getField(name)));
        json.properties()
                .forEach(part ->
                        compound.put(part.getKey(), simple(part.getValue(), name + "." + part.getKey(), schema)));
        return compound;
    }

    private static Object simple(JsonNode json, String path, EventSchema schema) {
        if (json.isNull()) {
            return null;
        }
        return switch (schema.typeOf(path)) {
            case BOOLEAN -> json.booleanValue();
            case INT -> json.intValue();
            case DOUBLE, CURRENCY, PERCENT -> json.doubleValue();
            case DATETIME -> Instant.parse(json.textValue()).toEpochMilli();
            case DATE ->
                LocalDate.parse(json.textValue())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli();
            default -> json.asText();
        };
    }

    private static GenericRecord header(JsonNode json, EventSchema schema) {
        Schema type = schema.avro().getField(HEADER).schema();
        GenericRecord header = new GenericData.Record(type);
        for (Schema.Field field : type.getFields()) {
            JsonNode value = json.path(field.name());
            header.put(
                    field.pos(),
                    switch (field.schema().getType()) {
                        case INT -> value.intValue();
                        case LONG -> value.longValue();
                        case ENUM -> new GenericData.EnumSymbol(field.schema(), value.asText());
                        case ARRAY ->
                            field.name().equals("recordIds")
                                    ? texts(value)
                                    : FieldBitmap.of(texts(value), schema.avro());
                        default -> value.asText();
                    });
        }
        return header;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** The record among the types that an optional field may have. */
    static Schema compound(Schema.Field field) {
        return field.schema().getTypes().stream()
                .filter(each -> each.getType() == Schema.Type.RECORD)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] binary(GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
