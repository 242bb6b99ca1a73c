package io.karawane.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.karawane.problem.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The schema of Camel's YAML DSL, as Camel publishes it. */
final class RouteSchema {
    private static final String CODE = "route-schema";
    /** Complaints that tell what is wrong, the clearest first. */
    private static final List<String> PLAIN =
            List.of("additionalProperties", "required", "enum", "type", "maxProperties");

    private RouteSchema() {}

    /** Read by whoever needs it first. */
    private static final class Loaded {
        static final JsonNode TEXT = read();
        static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                .getSchema(
                        TEXT,
                        SchemaValidatorsConfig.builder()
                                .pathType(PathType.JSON_POINTER)
                                .preloadJsonSchema(false)
                                .build());

        private static JsonNode read() {
            try (InputStream in = RouteSchema.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
                return new ObjectMapper().readTree(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Begins to read it while other checks run: it is large. */
    static void prepare() {
        CompletableFuture.runAsync(() -> Loaded.SCHEMA.getSchemaNode());
    }

    static void check(RouteFile file) {
        if (file.root().isMissingNode()) {
            return;
        }
        Set<ValidationMessage> messages = Loaded.SCHEMA.validate(file.root());
        Map<String, ValidationMessage> told = new LinkedHashMap<>();
        messages.stream()
                .filter(RouteSchema::isPlain)
                .sorted(Comparator.comparing(message -> PLAIN.indexOf(message.getType())))
                .forEach(message -> told.putIfAbsent(place(message), message));
        told.values().removeIf(message -> message.getType().equals("required") && hasUnknownWord(told, message));
        if (told.isEmpty()) {
            messages.stream()
                    .max(Comparator.comparing(message -> place(message).length()))
                    .ifPresent(message -> told.put(place(message), message));
        }
        told.values().forEach(message -> report(file, message));
    }

    /** Where alternatives are, each that was not meant complains of what it lacks. */
    private static boolean isPlain(ValidationMessage message) {
        boolean alternative = message.getSchemaLocation().toString().contains("/oneOf/");
        return PLAIN.contains(message.getType())
                && !(alternative && message.getType().equals("required"));
    }

    /** Probably the one that is missing, misspelt. */
    private static boolean hasUnknownWord(Map<String, ValidationMessage> told, ValidationMessage missing) {
        return told.values().stream()
                .anyMatch(message -> message.getType().equals("additionalProperties")
                        && message.getInstanceLocation().equals(missing.getInstanceLocation()));
    }

    private static String place(ValidationMessage message) {
        String at = message.getInstanceLocation().toString();
        return message.getType().equals("additionalProperties") ? at + "/" + message.getProperty() : at;
    }

    private static void report(RouteFile file, ValidationMessage message) {
        String at = message.getInstanceLocation().toString();
        String word = at.substring(at.lastIndexOf('/') + 1);
        switch (message.getType()) {
            case "additionalProperties" -> {
                String unknown = message.getProperty();
                List<String> known = new ArrayList<>();
                beside(message).path("properties").fieldNames().forEachRemaining(known::add);
                file.findings()
                        .atKey(at + "/" + unknown, CODE, "unknown word " + unknown, Nearest.hint(unknown, known));
            }
            case "required" ->
                file.findings()
                        .atValue(
                                at,
                                CODE,
                                message.getProperty() + " is missing",
                                "add " + message.getProperty() + ": …");
            case "type" ->
                file.findings()
                        .atValue(
                                at,
                                CODE,
                                "%s cannot be %s".formatted(word, shown(message)),
                                "write %s %s"
                                        .formatted(
                                                message.getSchemaNode().asText().matches("[aeio].*") ? "an" : "a",
                                                message.getSchemaNode().asText()));
            case "enum" ->
                file.findings()
                        .atValue(
                                at,
                                CODE,
                                "%s cannot be %s".formatted(word, shown(message)),
                                Nearest.hint(message.getInstanceNode().asText(), texts(message.getSchemaNode())));
            default ->
                file.findings()
                        .atValue(
                                at,
                                CODE,
                                "%s is not complete: %s".formatted(word, message.getType()),
                                "see Camel's YAML DSL");
        }
    }

    /** The part of the schema in which the keyword that complains stands. */
    private static JsonNode beside(ValidationMessage message) {
        String keyword = message.getSchemaLocation().getFragment().toString();
        return Loaded.TEXT.at(keyword.substring(0, keyword.lastIndexOf('/')));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static String shown(ValidationMessage message) {
        JsonNode value = message.getInstanceNode();
        return value.isContainerNode() ? "a structure" : value.isNull() ? "blank" : value.toString();
    }
}
