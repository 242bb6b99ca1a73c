package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.schema.Schema;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.List;

/** {@code sobjects}, {@code sobjects/X} (GET) and {@code sobjects/X/describe}. */
record DescribeCalls(Schema schema) {

    boolean serves(List<String> resource) {
        return resource.size() == 1 || resource.size() == 3 && resource.get(2).equals("describe");
    }

    Answer answer(Call call) {
        call.allow("GET", "HEAD");
        List<String> resource = call.resource();
        return Answer.ok(
                resource.size() == 1 ? global(call.version()) : describe(type(resource.get(1)), call.version()));
    }

    private ObjectType type(String name) {
        if (!schema.has(name)) {
            throw ApiError.notFound();
        }
        return schema.type(name);
    }

    private ObjectNode global(String version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("encoding", "UTF-8").put("maxBatchSize", 200);
        ArrayNode types = json.putArray("sobjects");
        schema.types().forEach(type -> types.add(head(type, version)));
        return json;
    }

    static ObjectNode head(ObjectType type, String version) {
        boolean writeable = !type.readOnly();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", type.name())
                .put("label", type.label())
                .put("labelPlural", type.plural())
                .put("keyPrefix", type.prefix())
                .put("custom", false)
                .put("createable", writeable)
                .put("updateable", writeable)
                .put("deletable", writeable)
                .put("undeletable", writeable)
                .put("mergeable", writeable)
                .put("queryable", true)
                .put("retrieveable", true)
                .put("replicateable", true)
                .put("searchable", true);
        String url = "/services/data/" + version + "/sobjects/" + type;
        json.putObject("urls")
                .put("sobject", url)
                .put("describe", url + "/describe")
                .put("rowTemplate", url + "/{ID}");
        return json;
    }

    private ObjectNode describe(ObjectType type, String version) {
        ObjectNode json = head(type, version);
        ArrayNode fields = json.putArray("fields");
        type.fields().forEach(field -> fields.add(field(type, field)));
        json.putArray("childRelationships");
        json.putArray("recordTypeInfos");
        return json;
    }

    private static ObjectNode field(ObjectType type, Field field) {
        boolean writeable = !field.readOnly() && !type.readOnly();
        boolean defaulted = field.initial() != null || field.name().equals("OwnerId");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", field.name())
                .put("label", field.label())
                .put("type", field.type().apiName())
                .put("soapType", field.type().soapType())
                .put("length", length(field))
                .put("byteLength", length(field) * 3)
                .put("precision", field.precision())
                .put("scale", field.scale())
                .put("digits", field.type() == FieldType.INT ? field.precision() : 0)
                .put("custom", field.custom())
                .put("createable", writeable)
                .put("updateable", writeable)
                .put("nillable", !field.required() && field.type() != FieldType.BOOLEAN && !systemField(field))
                .put("defaultedOnCreate", defaulted || systemField(field))
                .put("calculated", false)
                .put("autoNumber", false)
                .put("externalId", field.externalId())
                .put("idLookup", field.externalId() || field.name().equals("Id") || field.type() == FieldType.EMAIL)
                .put("unique", field.unique())
                .put("caseSensitive", false)
                .put("nameField", field.name().equals("Name"))
                .put("filterable", field.filterable())
                .put("sortable", field.filterable())
                .put("groupable", field.filterable() && !field.type().number())
                .put("restrictedPicklist", field.restricted())
                .put("relationshipName", field.relationship())
                .put(
                        "compoundFieldName",
                        field.compound() == null ? null : field.compound().split("\\.")[0])
                .put("extraTypeInfo", longText(field) ? "plaintextarea" : null);
        ArrayNode references = json.putArray("referenceTo");
        if (field.references() != null) {
            references.add(field.references());
        }
        ArrayNode values = json.putArray("picklistValues");
        for (String value : field.values()) {
            values.addObject()
                    .put("value", value)
                    .put("label", value)
                    .put("active", true)
                    .put("defaultValue", value.equals(field.initial()))
                    .putNull("validFor");
        }
        return json;
    }

    private static int length(Field field) {
        return field.type().identifier() ? 18 : field.length();
    }

    private static boolean longText(Field field) {
        return field.type() == FieldType.TEXTAREA && field.length() > 255;
    }

    private static boolean systemField(Field field) {
        return field.position() < 7 || field.name().equals("OwnerId");
    }
}
