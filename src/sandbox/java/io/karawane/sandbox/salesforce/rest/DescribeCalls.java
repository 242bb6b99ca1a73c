package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.schema.Schema;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.List;
import java.util.Locale;

/** {@code sobjects} and {@code sobjects/X/describe}. */
record DescribeCalls(Schema schema) {
    private static final String MASTER_RECORD_TYPE = "012000000000000AAA";
    private static final List<String> WITH_WRITES = List.of(
            "createable",
            "updateable",
            "deletable",
            "undeletable",
            "mergeable",
            "layoutable",
            "triggerable",
            "feedEnabled",
            "searchLayoutable",
            "compactLayoutable",
            "mruEnabled");
    private static final List<String> ALWAYS = List.of("queryable", "retrieveable", "replicateable", "searchable");
    private static final List<String> NEVER = List.of(
            "activateable",
            "custom",
            "customSetting",
            "deepCloneable",
            "deprecatedAndHidden",
            "hasSubtypes",
            "isInterface",
            "isSubtype");
    private static final List<String> UNSET = List.of(
            "associateEntityType",
            "associateParentEntity",
            "defaultImplementation",
            "extendedBy",
            "extendsInterfaces",
            "implementedBy",
            "implementsInterfaces");

    boolean serves(List<String> resource) {
        return resource.size() == 1 || resource.size() == 3 && resource.get(2).equals("describe");
    }

    Answer answer(Call call) {
        call.allow("GET", "HEAD");
        List<String> resource = call.resource();
        if (resource.size() > 1 && !schema.has(resource.get(1))) {
            throw ApiError.notFound();
        }
        return Answer.ok(
                resource.size() == 1 ? global(call.version()) : describe(schema.type(resource.get(1)), call.version()));
    }

    private ObjectNode global(String version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("encoding", "UTF-8").put("maxBatchSize", 200);
        ArrayNode types = json.putArray("sobjects");
        schema.types().forEach(type -> types.add(head(type, version)));
        return json;
    }

    static ObjectNode head(ObjectType type, String version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", type.name())
                .put("label", type.label())
                .put("labelPlural", type.plural())
                .put("keyPrefix", type.prefix());
        WITH_WRITES.forEach(name -> json.put(name, !type.readOnly()));
        ALWAYS.forEach(name -> json.put(name, true));
        NEVER.forEach(name -> json.put(name, false));
        UNSET.forEach(json::putNull);
        String url = "/services/data/" + version + "/sobjects/" + type;
        ObjectNode urls = json.putObject("urls").put("sobject", url).put("rowTemplate", url + "/{ID}");
        urls.put("describe", url + "/describe")
                .put("layouts", url + "/describe/layouts")
                .put("compactLayouts", url + "/describe/compactLayouts")
                .put("approvalLayouts", url + "/describe/approvalLayouts")
                .put("quickActions", url + "/quickActions");
        return json;
    }

    private ObjectNode describe(ObjectType type, String version) {
        ObjectNode json = head(type, version);
        ArrayNode fields = json.putArray("fields");
        type.fields().forEach(field -> fields.add(new FieldDescription(type, field).json()));
        ArrayNode children = json.putArray("childRelationships");
        for (ObjectType child : schema.types()) {
            child.fields().stream()
                    .filter(field -> type.name().equals(field.references()))
                    .forEach(field -> children.add(child(child, field)));
        }
        ObjectNode master = json.putArray("recordTypeInfos")
                .addObject()
                .put("active", true)
                .put("available", true)
                .put("defaultRecordTypeMapping", true)
                .put("developerName", "Master")
                .put("master", true)
                .put("name", "Master")
                .put("recordTypeId", MASTER_RECORD_TYPE);
        master.putObject("urls")
                .put(
                        "layout",
                        "/services/data/" + version + "/sobjects/" + type + "/describe/layouts/" + MASTER_RECORD_TYPE);
        json.putArray("actionOverrides");
        json.putArray("namedLayoutInfos");
        String plural = type.plural().toLowerCase(Locale.ROOT);
        ArrayNode scopes = json.putArray("supportedScopes");
        scopes.addObject().put("label", "All " + plural).put("name", "everything");
        scopes.addObject().put("label", "My " + plural).put("name", "mine");
        return json.put("sobjectDescribeOption", "FULL")
                .putNull("listviewable")
                .putNull("lookupLayoutable")
                .putNull("networkScopeFieldName");
    }

    private static ObjectNode child(ObjectType child, Field field) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("cascadeDelete", field.name().equals("AccountId"))
                .put("childSObject", child.name())
                .put("deprecatedAndHidden", false)
                .put("field", field.name())
                .put("relationshipName", field.children())
                .put("restrictedDelete", false);
        json.putArray("junctionIdListNames");
        json.putArray("junctionReferenceTo");
        return json;
    }
}
