package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.mapping.type.Field;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contact fields of the account, custom ones by personalisation tag. Read when first needed, then hourly. */
public final class CustomFields {
    private static final int PAGE = 100;
    private static final Duration AGE = Duration.ofHours(1);

    private final ActiveCampaign activecampaign;
    private Map<String, String> idsByTag = Map.of();
    private Map<String, Field> described = Map.of();
    private Instant readAt = Instant.EPOCH;

    public CustomFields(ActiveCampaign activecampaign) {
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

    /** What a contact can hold, by the names that mappings use; read anew. */
    public synchronized Map<String, Field> ofContacts() {
        readAt = Instant.EPOCH;
        idsByTag();
        return described;
    }

    private synchronized Map<String, String> idsByTag() {
        if (readAt.plus(AGE).isBefore(Instant.now())) {
            Map<String, String> ids = new HashMap<>();
            Map<String, Field> fields = standard();
            JsonNode page;
            do {
                JsonNode answer = activecampaign.read("fields", "limit=" + PAGE + "&offset=" + ids.size());
                page = answer.path("fields");
                for (JsonNode json : page) {
                    String tag = json.path("perstag").asText();
                    ids.put(tag, json.path("id").asText());
                    fields.put("%" + tag + "%", field("%" + tag + "%", json, answer.path("fieldOptions")));
                }
            } while (page.size() == PAGE);
            idsByTag = ids;
            described = fields;
            readAt = Instant.now();
        }
        return idsByTag;
    }

    private static Map<String, Field> standard() {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String name : List.of("email", "firstName", "lastName", "phone", "account")) {
            fields.put(name, Field.text(name, ActiveCampaignType.TEXT));
        }
        return fields;
    }

    private static Field field(String name, JsonNode json, JsonNode allOptions) {
        List<Field.Option> options = new ArrayList<>();
        for (JsonNode option : allOptions) {
            if (option.path("field").asText().equals(json.path("id").asText())) {
                String value = option.path("value").asText();
                options.add(new Field.Option(value, option.path("label").asText(value)));
            }
        }
        ActiveCampaignType type = ActiveCampaignType.of(json.path("type").asText(""));
        return new Field(name, json.path("title").asText(), type, 0, -1, true, false, false, options, true);
    }
}
