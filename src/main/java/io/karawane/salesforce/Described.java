package io.karawane.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.mapping.type.Field;
import io.karawane.mapping.type.SalesforceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of an object as its describe answer has them, and those of related records that are named by a path. */
public final class Described {
    private final Salesforce salesforce;
    private final Map<String, JsonNode> answers = new HashMap<>();

    public Described(Salesforce salesforce) {
        this.salesforce = salesforce;
    }

    /**
     * One call for the object and one for each related object that a path names.
     *
     * @param paths names such as {@code Account.Name}; what leads nowhere is left out
     */
    public Map<String, Field> fields(String object, Set<String> paths) {
        Map<String, Field> fields = new LinkedHashMap<>();
        of(object).path("fields").forEach(json -> fields.put(json.path("name").asText(), field("", json)));
        paths.stream().filter(path -> path.contains(".")).forEach(path -> {
            Field field = related(object, "", path);
            if (field != null) {
                fields.put(path, field);
            }
        });
        return fields;
    }

    private Field related(String object, String before, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            for (JsonNode json : of(object).path("fields")) {
                if (json.path("name").asText().equalsIgnoreCase(path)) {
                    return field(before, json);
                }
            }
            return null;
        }
        String relationship = path.substring(0, dot);
        for (JsonNode json : of(object).path("fields")) {
            if (json.path("relationshipName").asText("").equalsIgnoreCase(relationship)) {
                String target = json.path("referenceTo").path(0).asText();
                return related(target, before + relationship + ".", path.substring(dot + 1));
            }
        }
        return null;
    }

    private JsonNode of(String object) {
        return answers.computeIfAbsent(object, salesforce::describe);
    }

    private static Field field(String before, JsonNode json) {
        SalesforceType type = SalesforceType.of(
                json.path("type").asText(), json.path("length").asInt());
        boolean formula = json.path("calculated").asBoolean();
        boolean number = json.path("precision").asInt() > 0;
        List<Field.Option> options = new ArrayList<>();
        for (JsonNode value : json.path("picklistValues")) {
            if (value.path("active").asBoolean(true)) {
                String word = value.path("value").asText();
                options.add(new Field.Option(word, value.path("label").asText(word)));
            }
        }
        return new Field(
                before + json.path("name").asText(),
                json.path("label").asText(),
                type,
                number ? json.path("precision").asInt() : json.path("length").asInt(),
                number ? json.path("scale").asInt() : -1,
                before.isEmpty() && json.path("updateable").asBoolean(),
                formula,
                before.isEmpty()
                        && json.path("createable").asBoolean()
                        && !json.path("nillable").asBoolean(true)
                        && !json.path("defaultedOnCreate").asBoolean(),
                options,
                json.path("restrictedPicklist").asBoolean());
    }
}
