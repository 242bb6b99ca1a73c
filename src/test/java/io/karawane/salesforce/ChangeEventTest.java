package io.karawane.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeEventTest {
    private static final String ONE = "00Q000000000001AAA";
    private static final String OTHER = "00Q000000000002AAA";

    @Test
    void itSaysWhichRecordsChanged() {
        assertThat(event("UPDATE", "com/salesforce/api/rest/63.0;client=other", ONE, OTHER))
                .returns("Lead", ChangeEvent::object)
                .returns(17L, ChangeEvent::replayId)
                .returns(false, ChangeEvent::overflow)
                .returns(false, ChangeEvent::ours)
                .returns(List.of(ONE, OTHER), ChangeEvent::recordIds);
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE, event-create",
        "UPDATE, event-update",
        "DELETE, event-delete",
        "UNDELETE, event-undelete",
        "GAP_UPDATE, event-gap-update",
        "GAP_OVERFLOW, event-gap-overflow"
    })
    void theReasonIsTheTypeOfChange(String type, String reason) {
        assertThat(event(type, "", ONE).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000000000", "000000000000000AAA", "00Q*"})
    void F32_anOverflowNamesNoRecords(String id) {
        assertThat(event("GAP_OVERFLOW", "", id))
                .returns(true, ChangeEvent::overflow)
                .returns(List.of(), ChangeEvent::recordIds);
    }

    @Test
    void ourOwnCallsAreRecognised() {
        assertThat(event("UPDATE", "com/salesforce/api/rest/63.0;client=karawane", ONE)
                        .ours())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"data\":{\"payload\":{\"ChangeEventHeader\":{}}}}",
                "{\"data\":{\"event\":{\"replayId\":1},\"payload\":{}}}",
                "{\"data\":",
                "<html>"
            })
    void anythingElseIsNoChangeEvent(String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> ChangeEvent.of(message));
    }

    private static ChangeEvent event(String type, String origin, String... ids) {
        return ChangeEvent.of("""
                {"channel": "/data/LeadChangeEvent", "data": {"schema": "x", "event": {"replayId": 17}, "payload": {
                "LastName": "Müller", "ChangeEventHeader": {"entityName": "Lead", "changeType": "%s",
                "changeOrigin": "%s", "recordIds": ["%s"]}}}}""".formatted(type, origin, String.join("\", \"", ids)));
    }
}
