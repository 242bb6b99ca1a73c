package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
    private final JsonNode schema = read();

    @Test
    void everyPropertyHelpsTheEditorWithTitleDescriptionAndExamples() {
        for (var properties : List.of(schema.at("/properties"), schema.at("/$defs/row/properties"))) {
            assertThat(properties).isNotEmpty().allSatisfy(property -> {
                assertThat(property.path("title").asText()).isNotBlank();
                assertThat(property.path("description").asText()).endsWith(".");
                assertThat(property.path("examples")).isNotEmpty();
            });
        }
    }

    @ParameterizedTest
    @MethodSource
    void theWordsOfAPolicyAreTheConstantsOfItsEnum(String property, List<? extends Enum<?>> constants) {
        var words = StreamSupport.stream(
                        schema.at("/$defs/row/properties/" + property + "/enum").spliterator(), false)
                .map(JsonNode::asText);
        assertThat(words)
                .containsExactlyElementsOf(constants.stream()
                        .map(constant ->
                                constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
    }

    static List<Arguments> theWordsOfAPolicyAreTheConstantsOfItsEnum() {
        var wins = Arrays.stream(Wins.values()).filter(word -> word != Wins.MOVING);
        return List.of(
                Arguments.of("direction", List.of(Direction.values())),
                Arguments.of("wins", wins.toList()),
                Arguments.of("onEmpty", List.of(OnEmpty.values())),
                Arguments.of("tooLong", List.of(TooLong.values())),
                Arguments.of("badValue", List.of(BadValue.values())));
    }

    private static JsonNode read() {
        try (var in = SchemaTest.class.getResourceAsStream("/mapping/mapping.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
