package io.karawane.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.problem.Findings;
import io.karawane.problem.Nearest;
import io.karawane.settings.Criterion.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a {@code where}: {@code all} or {@code any} of several, or one field compared. */
final class CriterionReader {
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*){0,5}");
    private static final List<String> WORDS =
            Arrays.stream(Comparison.values()).map(Comparison::word).toList();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final Findings findings;

    CriterionReader(JsonNode root, Findings findings) {
        this.root = root;
        this.findings = findings;
    }

    /** @param parent where a finding goes if there is nothing at {@code at} */
    Criterion read(String at, String parent) {
        JsonNode node = root.at(at);
        if (!node.isObject() || node.isEmpty()) {
            findings.atKey(
                    node.isMissingNode() ? parent : at,
                    "missing-word",
                    "select: criteria needs where",
                    "add where: { all: [ { field: Country, is: DE } ] }");
            return null;
        }
        for (String several : List.of("all", "any")) {
            if (node.has(several)) {
                standsAlone(at, several);
                return several(at + "/" + several, several.equals("all"));
            }
        }
        return field(at, node);
    }

    private Criterion several(String at, boolean all) {
        List<Criterion> parts = new ArrayList<>();
        for (int i = 0; i < root.at(at).size(); i++) {
            parts.add(read(at + "/" + i, at));
        }
        if (parts.isEmpty()) {
            findings.atKey(at, "empty", "no condition is listed", "list at least one: { field: Country, is: DE }");
        }
        return new Criterion.Several(all, parts);
    }

    private void standsAlone(String at, String several) {
        root.at(at).fieldNames().forEachRemaining(word -> {
            if (!word.equals(several)) {
                findings.atKey(
                        at + "/" + word,
                        "unknown-word",
                        word + " cannot stand beside " + several,
                        "put one into the other: all: [ { any: [ … ] }, … ]");
            }
        });
    }

    private Criterion field(String at, JsonNode node) {
        String name = node.path("field").asText("");
        if (!FIELD.matcher(name).matches()) {
            findings.atKey(
                    node.has("field") ? at + "/field" : at,
                    "bad-salesforce-name",
                    "\"" + name + "\" is not the API name of a Salesforce field",
                    "write field: and the API name from Setup > Object Manager");
        }
        Comparison found = null;
        for (Comparison comparison : Comparison.values()) {
            if (node.has(comparison.word())) {
                found = comparison;
            }
        }
        node.fieldNames().forEachRemaining(word -> {
            if (!word.equals("field") && !WORDS.contains(word)) {
                findings.atKey(at + "/" + word, "unknown-word", "unknown word " + word, Nearest.hint(word, WORDS));
            }
        });
        if (found == null || node.size() != 2) {
            findings.atKey(
                    at, "missing-word", "one comparison is expected", "write one of: " + String.join(", ", WORDS));
            return null;
        }
        return new Criterion.Field(name, found, value(at, found, node.get(found.word())));
    }

    private Object value(String at, Comparison comparison, JsonNode value) {
        boolean list = comparison == Comparison.IN || comparison == Comparison.NOT_IN;
        boolean fits = list
                ? value.isArray() && !value.isEmpty() && value.valueStream().allMatch(JsonNode::isValueNode)
                : value.isValueNode();
        if (!fits) {
            findings.atKey(
                    at + "/" + comparison.word(),
                    "wrong-type",
                    comparison.word() + " needs " + (list ? "a list" : "a single value"),
                    list ? "write [ DE, AT ]" : "write one text, number, date, true or false");
        } else if (value.isNull() && comparison != Comparison.IS && comparison != Comparison.IS_NOT) {
            findings.atKey(
                    at + "/" + comparison.word(),
                    "wrong-type",
                    comparison.word() + " cannot compare with nothing",
                    "write is: null or is-not: null");
        }
        return JSON.convertValue(value, Object.class);
    }
}
