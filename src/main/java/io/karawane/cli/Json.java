package io.karawane.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.karawane.problem.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Records as they come from people, and values as they are shown to them. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final TypeReference<List<Map<String, Object>>> ITEMS = new TypeReference<>() {};

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private Json() {}

    /**
     * One record in JSON or YAML.
     *
     * @param file {@code -} is standard input
     * @throws IllegalArgumentException if it is neither, or not one record
     */
    static JsonNode record(String file) throws IOException {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            JsonNode record = tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (!record.isObject()) {
                throw new IllegalArgumentException("it is not one record, with its fields by name");
            }
            return record;
        }
    }

    /** JSON is YAML but for its tabs. */
    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            try {
                return new Document(text).root();
            } catch (YamlEngineException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
    }

    /** The elements of a list. */
    static List<Map<String, Object>> items(JsonNode list) {
        return MAPPER.convertValue(list, ITEMS);
    }

    /** The members of an object. */
    static Map<String, Object> values(JsonNode object) {
        return MAPPER.convertValue(object, VALUES);
    }

    static String pretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
