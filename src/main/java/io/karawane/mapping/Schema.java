package io.karawane.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.karawane.problem.Document;
import io.karawane.problem.Findings;
import io.karawane.problem.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The published schema of mapping files, which editors use too, as the first check. */
final class Schema {
    private static final JsonNode TEXT = read();
    private static final SchemaValidatorsConfig POINTERS =
            SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
    private static final JsonSchema ALL =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TEXT, POINTERS);

    /** Of a mapping file. */
    static final Schema MAPPING = new Schema(ALL);
    /** Of a file that mapping files include. */
    static final Schema PART = new Schema(ALL.getSubSchema(
            new JsonNodePath(PathType.JSON_POINTER).append("$defs").append("part")));

    private final JsonSchema schema;

    private Schema(JsonSchema schema) {
        this.schema = schema;
    }

    void check(Document document, Findings findings) {
        for (ValidationMessage message : schema.validate(document.root())) {
            report(message, findings);
        }
    }

    /** Whether the word at the top of a file may have that value. */
    boolean allows(String word, String value) {
        JsonNode choices = TEXT.at("/properties/" + word);
        return choices.has("enum")
                ? texts(choices.path("enum")).contains(value)
                : value.matches(choices.path("pattern").asText(".*"));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static void report(ValidationMessage message, Findings findings) {
        String at = message.getInstanceLocation().toString();
        String word = at.substring(at.lastIndexOf('/') + 1);
        String value = message.getInstanceNode().asText();
        switch (message.getType()) {
            case "additionalProperties" -> {
                String unknown = message.getProperty();
                findings.atKey(
                        at + "/" + escaped(unknown),
                        "unknown-word",
                        "unknown word " + unknown,
                        Nearest.hint(unknown, knownWords(message)));
            }
            case "required" -> {
                String missing = message.getProperty();
                findings.atValue(at, "missing-word", missing + " is missing", "add it: " + example(message, missing));
            }
            case "enum" ->
                findings.atValue(
                        at,
                        "not-a-choice",
                        word + " cannot be " + shown(message),
                        Nearest.hint(value, texts(message.getSchemaNode())));
            case "const" ->
                findings.atValue(at, "unknown-format", "format " + shown(message) + " is unknown", "write format: 1");
            case "pattern" -> {
                boolean locale = word.equals("locale");
                findings.atValue(
                        at,
                        locale ? "bad-locale" : "bad-name",
                        value + (locale ? " is not a locale" : " cannot be a name here"),
                        locale ? "write a language and a country: de-DE" : "write it like " + siblingExample(at, word));
            }
            case "type" ->
                findings.atValue(
                        at,
                        "wrong-type",
                        (word.isEmpty() ? "the file" : word) + " cannot be " + shown(message),
                        "write " + expected(message.getSchemaNode()));
            default -> findings.atValue(at, "empty", word + " is empty", "write at least one entry");
        }
    }

    private static List<String> knownWords(ValidationMessage message) {
        var words = new ArrayList<String>();
        properties(message).fieldNames().forEachRemaining(words::add);
        return words;
    }

    private static String example(ValidationMessage message, String word) {
        JsonNode example = properties(message).path(word).path("examples").path(0);
        return word + ": " + (example.isValueNode() ? example.asText() : "…");
    }

    private static String siblingExample(String at, String word) {
        return word + ": " + TEXT.at("/properties" + at + "/examples/0").asText();
    }

    /** The properties beside the keyword that complains. */
    private static JsonNode properties(ValidationMessage message) {
        String keyword = message.getSchemaLocation().getFragment().toString();
        return TEXT.at(keyword.substring(0, keyword.lastIndexOf('/'))).path("properties");
    }

    private static String shown(ValidationMessage message) {
        JsonNode value = message.getInstanceNode();
        if (value.isContainerNode()) {
            return "a structure";
        }
        return value.isNull() || value.isMissingNode() ? "blank" : value.toString();
    }

    private static String expected(JsonNode type) {
        if (type.isArray() && texts(type).contains("array")) {
            return "a text; quotes make one of anything";
        }
        return switch (type.asText()) {
            case "array" -> "a list, each entry behind a dash";
            case "object" -> "words with values, word: value";
            case "boolean" -> "true or false";
            case "string" -> "a text; quotes make one of anything";
            default -> "a single value";
        };
    }

    private static String escaped(String property) {
        return property.replace("~", "~0").replace("/", "~1");
    }

    private static JsonNode read() {
        try (var in = Schema.class.getResourceAsStream("/mapping/mapping.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
