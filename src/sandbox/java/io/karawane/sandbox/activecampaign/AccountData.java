package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.Set;

/** Values of account custom fields; multi-values are JSON arrays and currencies whole minor units. */
final class AccountData {
    private static final Set<String> MULTIPLE = Set.of("multiselect", "checkbox");

    private final Store store;

    AccountData(Store store) {
        this.store = store;
    }

    /** Refuses unknown fields and wrong encodings before anything is written. */
    void check(JsonNode fields) {
        fields.forEach(sent -> check(Rows.text(sent.path("customFieldId")), sent));
    }

    private void check(String id, JsonNode sent) {
        ObjectNode field = store.accountFields.find(id).orElseThrow(() -> ApiError.titled(404, "Not Found"));
        String type = field.path("fieldType").asText();
        JsonNode value = sent.path("fieldValue");
        if (Rows.text(value).isEmpty() && value.isEmpty()) {
            return;
        }
        if (MULTIPLE.contains(type) && !value.isArray()) {
            throw ApiError.numbered("The field value field must be an array.");
        }
        if (type.equals("currency") && !Rows.text(value).matches("-?\\d+")) {
            throw ApiError.numbered("The field value field must be an integer.");
        }
    }

    /** Writes the {@code fields} of an account and shows them as {@code /accounts} does. */
    ArrayNode set(Account account, JsonNode fields) {
        ArrayNode shown = Json.array();
        String id = String.valueOf(account.id);
        for (JsonNode field : fields) {
            set(id, field);
            ObjectNode echo = field.deepCopy();
            shown.add(echo.put("accountId", id));
        }
        return shown;
    }

    /** The one value that this account has for this field; a second write replaces it. */
    ObjectNode set(String account, JsonNode sent) {
        String field = Rows.text(sent.path("customFieldId"));
        check(field, sent);
        ObjectNode row = store.accountData.where("account", account).stream()
                .filter(known -> known.path("field").asText().equals(field))
                .findFirst()
                .orElseGet(() -> store.accountData.insert(Json.object()
                        .put("account", account)
                        .put("field", field)
                        .put("createdTimestamp", Times.plain(Times.now()))));
        return fill(row, sent);
    }

    /** Replaces the value of a row. */
    ObjectNode replace(ObjectNode row, JsonNode sent) {
        checkReplacement(row, sent);
        return fill(row, sent);
    }

    void checkReplacement(ObjectNode row, JsonNode sent) {
        check(row.path("field").asText(), sent);
    }

    private static ObjectNode fill(ObjectNode row, JsonNode sent) {
        row.set("fieldValue", sent.path("fieldValue").deepCopy());
        if (sent.has("fieldCurrency")) {
            row.set("fieldCurrency", sent.get("fieldCurrency"));
        }
        return row.put("updatedTimestamp", Times.plain(Times.now()));
    }
}
