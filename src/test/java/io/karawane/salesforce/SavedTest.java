package io.karawane.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedTest {
    private static final String ID = "00Q000000000001AAA";

    @Test
    void anAcceptedRecordHasItsIdAndNoError() {
        assertThat(saved("{\"id\": \"%s\", \"success\": true, \"created\": true, \"errors\": []}".formatted(ID)))
                .isEqualTo(new Saved(ID, true, null, null, List.of()));
    }

    @Test
    void aRefusedRecordIsExplainedInSalesforcesWords() {
        var saved = saved("""
                {"success": false, "errors": [
                {"statusCode": "STRING_TOO_LONG", "message": "too large", "fields": ["LastName", "FirstName"]},
                {"statusCode": "OTHER", "message": "second", "fields": []}]}""");
        assertThat(saved)
                .isEqualTo(new Saved(null, false, "STRING_TOO_LONG", "too large", List.of("LastName", "FirstName")));
        assertThat(saved.field()).isEqualTo("LastName");
        assertThat(saved.mayPass()).isFalse();
    }

    @Test
    void theCodeIsReadAsCamelHandsItOverToo() {
        RestError error = new RestError("UNABLE_TO_LOCK_ROW", "locked", List.of());
        Map<String, Object> answer = Json.MAPPER.convertValue(
                Map.of("success", false, "errors", List.of(error)), new TypeReference<Map<String, Object>>() {});
        assertThat(Saved.of(answer)).returns("UNABLE_TO_LOCK_ROW", Saved::code).returns(true, Saved::mayPass);
    }

    @Test
    void aRecordThatSomebodyElseHoldsMayPassLater() {
        assertThat(saved("{\"success\": false, \"errors\": [{\"statusCode\": \"UNABLE_TO_LOCK_ROW\"}]}"))
                .returns(true, Saved::mayPass)
                .returns(null, Saved::field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\": null, \"success\": null, \"errors\": null}",
                "{\"success\": false, \"errors\": []}",
                "{\"success\": false, \"errors\": [null]}",
                "{\"success\": \"true\", \"errors\": \"no\"}",
                "{\"success\": false, \"errors\": [{\"fields\": null}]}"
            })
    void whateverIsMissingItCountsAsRefused(String answer) {
        assertThat(saved(answer)).isEqualTo(new Saved(null, false, null, null, List.of()));
    }

    private static Saved saved(String json) {
        Map<String, Object> answer = Json.object(json);
        return Saved.of(answer);
    }
}
