package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.mapping.type.Field;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of ActiveCampaign accounts, custom ones by their label. Needs a plan with account objects. */
public final class AccountFields {
    private static final int PAGE = 100;
    private static final Duration AGE = Duration.ofHours(1);

    private final ActiveCampaign activecampaign;
    private List<Custom> customs = List.of();
    private Instant readAt = Instant.EPOCH;

    /** @param currency what its amounts are in by default, empty if that is not said */
    record Custom(String id, String label, ActiveCampaignType type, String currency) {}

    public AccountFields(ActiveCampaign activecampaign) {
        this.activecampaign = activecampaign;
    }

    /** What an account can hold, by the names that mappings use; read anew. */
    public synchronized Map<String, Field> read() {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put("name", Field.text("name", ActiveCampaignType.TEXT));
        fields.put("accountUrl", Field.text("accountUrl", ActiveCampaignType.TEXT));
        List<Custom> found = new ArrayList<>();
        JsonNode page;
        do {
            page = activecampaign
                    .read("accountCustomFieldMeta", "limit=" + PAGE + "&offset=" + found.size())
                    .path("accountCustomFieldMeta");
            for (JsonNode json : page) {
                Custom custom = custom(json);
                found.add(custom);
                String name = "%" + custom.label() + "%";
                fields.putIfAbsent(name, field(name, custom, json));
            }
        } while (page.size() == PAGE);
        customs = found;
        readAt = Instant.now();
        return fields;
    }

    private static Custom custom(JsonNode json) {
        return new Custom(
                json.path("id").asText(),
                json.path("fieldLabel").asText(),
                ActiveCampaignType.of(json.path("fieldType").asText("")),
                json.path("fieldDefaultCurrency").asText(""));
    }

    private static Field field(String name, Custom custom, JsonNode json) {
        List<Field.Option> options = new ArrayList<>();
        json.path("fieldOptions").forEach(option -> options.add(new Field.Option(option.asText(), option.asText())));
        return new Field(name, custom.label(), custom.type(), 0, -1, true, false, false, options, true);
    }

    /** @throws RecordProblem if accounts have no field of that label */
    Custom of(String label) {
        return customs().stream()
                .filter(custom -> custom.label().equalsIgnoreCase(label))
                .findFirst()
                .orElseThrow(() -> RecordProblem.permanent(
                        Reason.BAD_VALUE, "%" + label + "%", "ActiveCampaign accounts have no field of this label"));
    }

    /** Empty if it is not there (any more). */
    Optional<Custom> ofId(String id) {
        return customs().stream().filter(custom -> custom.id().equals(id)).findFirst();
    }

    private synchronized List<Custom> customs() {
        if (readAt.plus(AGE).isBefore(Instant.now())) {
            read();
        }
        return customs;
    }
}
