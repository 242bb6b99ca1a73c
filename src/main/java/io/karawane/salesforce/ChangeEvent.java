package io.karawane.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * What a change event says that matters here: which records, not what they look like now.
 *
 * @param recordIds 18 characters each; none after an overflow
 * @param reason such as {@code event-update}
 * @param ours whether the change came from a call of ours, or from what runs in its transaction
 */
public record ChangeEvent(
        String object, List<String> recordIds, String reason, long replayId, boolean overflow, boolean ours) {
    private static final int ID = 18;

    /** @throws IllegalArgumentException if the message is no change event */
    public static ChangeEvent of(String message) {
        try {
            JsonNode data = Json.MAPPER.readTree(message).path("data");
            JsonNode header = data.path("payload").path("ChangeEventHeader");
            if (header.isMissingNode() || !data.path("event").hasNonNull("replayId")) {
                throw new IllegalArgumentException("not a change event");
            }
            String type =
                    header.path("changeType").asText().toLowerCase(Locale.ROOT).replace('_', '-');
            boolean overflow = type.equals("gap-overflow");
            boolean ours = header.path("changeOrigin").asText().endsWith("client=karawane");
            return new ChangeEvent(
                    header.path("entityName").asText(),
                    StreamSupport.stream(header.path("recordIds").spliterator(), false)
                            .map(JsonNode::asText)
                            // An overflow may carry an id of full length that is nobody's.
                            .filter(id -> id.length() == ID && !overflow)
                            .toList(),
                    "event-" + type,
                    data.path("event").path("replayId").asLong(),
                    overflow,
                    ours);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a change event", e);
        }
    }
}
