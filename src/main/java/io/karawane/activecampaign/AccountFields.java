package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.mapping.type.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of ActiveCampaign accounts, custom ones by their label. Needs a plan with account objects. */
public final class AccountFields {
    private static final int PAGE = 100;

    private final ActiveCampaign activecampaign;

    public AccountFields(ActiveCampaign activecampaign) {
        this.activecampaign = activecampaign;
    }

    /** What an account can hold, by the names that mappings use; read anew. */
    public Map<String, Field> read() {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put("name", Field.text("name", ActiveCampaignType.TEXT));
        fields.put("accountUrl", Field.text("accountUrl", ActiveCampaignType.TEXT));
        int read = 0;
        JsonNode page;
        do {
            page = activecampaign
                    .read("accountCustomFieldMeta", "limit=" + PAGE + "&offset=" + read)
                    .path("accountCustomFieldMeta");
            for (JsonNode json : page) {
                String name = "%" + json.path("fieldLabel").asText() + "%";
                fields.put(name, field(name, json));
            }
            read += page.size();
        } while (page.size() == PAGE);
        return fields;
    }

    private static Field field(String name, JsonNode json) {
        List<Field.Option> options = new ArrayList<>();
        json.path("fieldOptions").forEach(option -> options.add(new Field.Option(option.asText(), option.asText())));
        ActiveCampaignType type = ActiveCampaignType.of(json.path("fieldType").asText(""));
        return new Field(name, json.path("fieldLabel").asText(), type, 0, -1, true, false, false, options, true);
    }
}
