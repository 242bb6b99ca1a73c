package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import java.util.List;

/** One element of {@code fields} in a describe. */
record FieldDescription(ObjectType type, Field field) {
    /** Id to SystemModstamp, which every object has. */
    private static final int SYSTEM_FIELDS = 7;

    private static final List<String> NEVER = List.of(
            "aiPredictionField",
            "autoNumber",
            "cascadeDelete",
            "caseSensitive",
            "dependentPicklist",
            "deprecatedAndHidden",
            "displayLocationInDecimal",
            "encrypted",
            "formulaTreatNullNumberAsZero",
            "highScaleNumber",
            "htmlFormatted",
            "namePointing",
            "polymorphicForeignKey",
            "restrictedDelete",
            "searchPrefilterable",
            "writeRequiresMasterRead");
    private static final List<String> UNSET = List.of(
            "controllerName",
            "defaultValueFormula",
            "filteredLookupInfo",
            "inlineHelpText",
            "mask",
            "maskType",
            "referenceTargetField",
            "relationshipOrder");

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", field.name())
                .put("label", field.label())
                .put("type", field.type().apiName())
                .put("soapType", field.type().soapType())
                .put("custom", field.custom());
        sizes(json);
        abilities(json);
        keys(json);
        picklist(json);
        NEVER.forEach(name -> json.put(name, false));
        UNSET.forEach(json::putNull);
        return json;
    }

    private void sizes(ObjectNode json) {
        int length = field.type().identifier() ? 18 : field.length();
        json.put("length", length)
                .put("byteLength", length * 3)
                .put("precision", field.type() == FieldType.INT ? 0 : field.precision())
                .put("scale", field.scale())
                .put("digits", field.type() == FieldType.INT ? field.precision() : 0)
                .put("extraTypeInfo", field.longText() ? "plaintextarea" : null);
    }

    private void abilities(ObjectNode json) {
        boolean system = field.position() < SYSTEM_FIELDS || field.name().equals("OwnerId");
        boolean writeable = type.writeable(field);
        json.put("createable", writeable)
                .put("updateable", writeable)
                .put("nillable", !field.required() && field.type() != FieldType.BOOLEAN && !system)
                .put("defaultedOnCreate", field.initial() != null || system)
                .put("calculated", field.formula() != null)
                .put("calculatedFormula", field.formula())
                .put("permissionable", !field.required() && !system && field.compound() == null)
                .put("filterable", field.filterable())
                .put("sortable", field.sortable())
                .put("groupable", field.groupable())
                .put("aggregatable", field.filterable() && field.type() != FieldType.BOOLEAN)
                .put("queryByDistance", field.type() == FieldType.ADDRESS);
        if (field.type() == FieldType.BOOLEAN) {
            json.put("defaultValue", Boolean.parseBoolean(field.initial()));
        } else {
            json.put("defaultValue", field.type() == FieldType.PICKLIST ? null : field.initial());
        }
    }

    private void keys(ObjectNode json) {
        json.put("externalId", field.externalId())
                .put("unique", field.unique())
                .put("idLookup", field.externalId() || field.position() == 0 || field.type() == FieldType.EMAIL)
                .put("nameField", field.name().equals("Name"))
                .put("relationshipName", field.relationship())
                .put(
                        "compoundFieldName",
                        field.compound() == null ? null : field.compound().split("\\.")[0]);
        ArrayNode references = json.putArray("referenceTo");
        if (field.references() != null) {
            references.add(field.references());
        }
    }

    private void picklist(ObjectNode json) {
        json.put("restrictedPicklist", field.restricted());
        ArrayNode values = json.putArray("picklistValues");
        for (String value : field.values()) {
            values.addObject()
                    .put("value", value)
                    .put("label", value)
                    .put("active", true)
                    .put("defaultValue", value.equals(field.initial()))
                    .putNull("validFor");
        }
    }
}
