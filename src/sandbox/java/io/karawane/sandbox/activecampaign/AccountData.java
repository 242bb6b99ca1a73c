package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;

/** Values of account custom fields; multi-values are JSON arrays and currencies minor units. */
final class AccountData {
    private final Store store;

    AccountData(Store store) {
        this.store = store;
    }

    /** Writes the {@code fields} of an account and shows them as {@code /accounts} does. */
    ArrayNode set(ObjectNode account, JsonNode fields) {
        ArrayNode shown = Json.array();
        for (JsonNode field : fields) {
            set(account.path("id").asText(), field);
            ObjectNode echo = field.deepCopy();
            shown.add(echo.put("accountId", account.path("id").asText()));
        }
        return shown;
    }

    /** The one value that this account has for this field; a second write replaces it. */
    ObjectNode set(String account, JsonNode sent) {
        String field = Rows.text(sent.path("customFieldId"));
        store.accountFields.find(field).orElseThrow(() -> ApiError.titled(404, "Not Found"));
        ObjectNode row = store.accountData.where("account", account).stream()
                .filter(known -> known.path("field").asText().equals(field))
                .findFirst()
                .orElseGet(() -> store.accountData.insert(Json.object()
                        .put("account", account)
                        .put("field", field)
                        .put("createdTimestamp", Times.plain(Times.now()))));
        return fill(row, sent);
    }

    ObjectNode fill(ObjectNode row, JsonNode sent) {
        row.set("fieldValue", sent.path("fieldValue").deepCopy());
        if (sent.has("fieldCurrency")) {
            row.set("fieldCurrency", sent.get("fieldCurrency"));
        }
        return row.put("updatedTimestamp", Times.plain(Times.now()));
    }
}
