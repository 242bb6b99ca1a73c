package io.karawane.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The published schema of a file format, which editors use too, as the first check of such files. */
public final class PublishedSchema {
    private static final SchemaValidatorsConfig POINTERS = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .preloadJsonSchema(false)
            .build();

    private final JsonNode text;
    private final JsonSchema schema;

    private PublishedSchema(JsonNode text, JsonSchema schema) {
        this.text = text;
        this.schema = schema;
    }

    /** @param resource path of a JSON Schema in the jar */
    public static PublishedSchema of(String resource) {
        try (var in = PublishedSchema.class.getResourceAsStream(resource)) {
            JsonNode text = new ObjectMapper().readTree(in);
            var schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
            return new PublishedSchema(text, schemas.getSchema(text, POINTERS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it defines by that name, as a schema of its own. */
    public PublishedSchema part(String name) {
        var path = new JsonNodePath(PathType.JSON_POINTER).append("$defs").append(name);
        return new PublishedSchema(text, schema.getSubSchema(path));
    }

    void check(Document document, Findings findings) {
        for (ValidationMessage message : schema.validate(document.root())) {
            report(message, findings);
        }
    }

    /** Whether the word at the top of a file may have that value. */
    public boolean allows(String word, String value) {
        JsonNode choices = text.at("/properties/" + word);
        return choices.has("enum")
                ? texts(choices.path("enum")).contains(value)
                : value.matches(choices.path("pattern").asText(".*"));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private void report(ValidationMessage message, Findings findings) {
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
                        locale
                                ? "write a language and a country: de-DE"
                                : "write it like " + word + ": "
                                        + beside(message).at("/examples/0").asText());
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

    private List<String> knownWords(ValidationMessage message) {
        var words = new ArrayList<String>();
        properties(message).fieldNames().forEachRemaining(words::add);
        return words;
    }

    private String example(ValidationMessage message, String word) {
        JsonNode example = properties(message).path(word).path("examples").path(0);
        return word + ": " + (example.isValueNode() ? example.asText() : "…");
    }

    private JsonNode properties(ValidationMessage message) {
        return beside(message).path("properties");
    }

    /** The part of the schema in which the keyword that complains stands. */
    private JsonNode beside(ValidationMessage message) {
        String keyword = message.getSchemaLocation().getFragment().toString();
        return text.at(keyword.substring(0, keyword.lastIndexOf('/')));
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
}
