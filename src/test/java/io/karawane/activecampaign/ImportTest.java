package io.karawane.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many contacts are cut into requests. */
class ImportTest {

    @ParameterizedTest(name = "{0} contacts are {1} requests")
    @CsvSource({"0, 0", "1, 1", "249, 1", "250, 1", "251, 2", "500, 2", "1000, 4"})
    void aRequestHasAtMost250Contacts(int contacts, int requests) {
        assertThat(Import.requests(contacts(contacts, "x").toList())).hasSize(requests);
    }

    @ParameterizedTest(name = "character {index}")
    @ValueSource(strings = {"a", "ü", "€", "😀", "\"", "\\", "\u0001"})
    void aRequestHasAtMost400000BytesHoweverManyACharacterTakes(String character) {
        var contacts = contacts(600, character.repeat(1_000)).toList();
        var requests = Import.requests(contacts);
        assertThat(requests).allSatisfy(request -> {
            assertThat(request).hasSizeLessThanOrEqualTo(Import.MOST_CONTACTS);
            assertThat(bytes(request)).isLessThanOrEqualTo(Import.MOST_BYTES);
        });
        assertThat(requests.stream().flatMap(List::stream)).containsExactlyElementsOf(contacts);
    }

    @Test
    void contactsOfAnySizeNeverMakeARequestTooLong() {
        var random = new Random(42);
        var contacts = IntStream.range(0, 3_000)
                .mapToObj(i -> contact(i, "ß".repeat(random.nextInt(i % 10 == 0 ? 100_000 : 1_000))))
                .toList();
        var requests = Import.requests(contacts);
        assertThat(requests).allSatisfy(request -> assertThat(bytes(request)).isLessThanOrEqualTo(Import.MOST_BYTES));
        assertThat(requests.stream().flatMap(List::stream)).containsExactlyElementsOf(contacts);
    }

    @Test
    void oneContactThatIsTooLongByItselfGoesAloneForActiveCampaignToRefuse() {
        var tooLong = contact(1, "x".repeat(Import.MOST_BYTES));
        var requests = Import.requests(List.of(contact(0, "x"), tooLong, contact(2, "x")));
        assertThat(requests).hasSize(3).element(1).isEqualTo(List.of(tooLong));
    }

    private static Stream<Map<String, Object>> contacts(int number, String text) {
        return IntStream.range(0, number).mapToObj(i -> contact(i, text));
    }

    private static Map<String, Object> contact(int i, String text) {
        return Map.of("email", i + "@example.test", "last_name", text, "tags", List.of("created-from-salesforce"));
    }

    private static int bytes(List<Map<String, Object>> request) throws JsonProcessingException {
        var body = ActiveCampaign.JSON.writeValueAsString(Map.of("contacts", request));
        return body.getBytes(StandardCharsets.UTF_8).length;
    }
}
