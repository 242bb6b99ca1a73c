package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The custom contact fields of the account: personalisation tag and id. Read when first needed, then hourly. */
public final class Fields {
    private static final int PAGE = 100;
    private static final Duration AGE = Duration.ofHours(1);

    private final ActiveCampaign activecampaign;
    private Map<String, String> idsByTag = Map.of();
    private Instant readAt = Instant.EPOCH;

    public Fields(ActiveCampaign activecampaign) {
        this.activecampaign = activecampaign;
    }

    /** @throws RecordProblem if the account has no field of that tag */
    public String id(String tag) {
        String id = idsByTag().get(tag);
        if (id == null) {
            throw RecordProblem.permanent(
                    Reason.BAD_VALUE, "%" + tag + "%", "ActiveCampaign has no field with this personalisation tag");
        }
        return id;
    }

    /** The custom values of one contact by tag, from the {@code fieldValues} that were loaded with it. */
    public Map<String, String> values(String contactId, JsonNode fieldValues) {
        Map<String, String> tagsById = new HashMap<>();
        idsByTag().forEach((tag, id) -> tagsById.put(id, tag));
        Map<String, String> values = new HashMap<>();
        for (JsonNode value : fieldValues) {
            String tag = tagsById.get(value.path("field").asText());
            if (tag != null && value.path("contact").asText().equals(contactId)) {
                values.put(tag, value.path("value").asText(""));
            }
        }
        return values;
    }

    private synchronized Map<String, String> idsByTag() {
        if (readAt.plus(AGE).isBefore(Instant.now())) {
            Map<String, String> read = new HashMap<>();
            JsonNode page;
            do {
                page = activecampaign
                        .read("fields", "limit=" + PAGE + "&offset=" + read.size())
                        .path("fields");
                page.forEach(field -> read.put(
                        field.path("perstag").asText(), field.path("id").asText()));
            } while (page.size() == PAGE);
            idsByTag = read;
            readAt = Instant.now();
        }
        return idsByTag;
    }
}
