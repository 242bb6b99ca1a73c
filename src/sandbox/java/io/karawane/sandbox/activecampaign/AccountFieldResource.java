package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code /accountCustomFieldMeta} and {@code /accountCustomFieldData}, with their mix of string and number ids. */
final class AccountFieldResource {
    private static final Set<String> TYPES = Set.of(
            "text",
            "textarea",
            "date",
            "datetime",
            "dropdown",
            "multiselect",
            "radio",
            "checkbox",
            "hidden",
            "currency",
            "number");

    private final Store store;
    private final AccountData data;
    private final Views views;

    AccountFieldResource(Store store, AccountData data, Views views) {
        this.store = store;
        this.data = data;
        this.views = views;
    }

    void register(Router router) {
        router.on("GET", "accountCustomFieldMeta", this::fields)
                .on("POST", "accountCustomFieldMeta", this::define)
                .on("GET", "accountCustomFieldMeta/{id}", call -> metum(known(store.accountFields, call.id())))
                .on("PUT", "accountCustomFieldMeta/{id}", this::redefine)
                .on("DELETE", "accountCustomFieldMeta/{id}", this::drop)
                .on("GET", "accounts/{id}/accountCustomFieldData", this::ofAccount)
                .on("GET", "accountCustomFieldMeta/{id}/accountCustomFieldData", this::ofField)
                .on("GET", "accountCustomFieldData", this::list)
                .on("POST", "accountCustomFieldData", call -> one(set(call.sent("accountCustomFieldDatum"))))
                .on("GET", "accountCustomFieldData/{id}", call -> one(known(store.accountData, call.id())))
                .on("PUT", "accountCustomFieldData/{id}", this::replace)
                .on("DELETE", "accountCustomFieldData/{id}", this::remove)
                .on("POST", "accountCustomFieldData/bulkCreate", this::createAll)
                .on("PATCH", "accountCustomFieldData/bulkUpdate", this::updateAll);
    }

    private Reply fields(Call call) {
        List<ObjectNode> rows = List.copyOf(store.accountFields.rows());
        return Reply.ok(Page.of(call, 100).envelope("accountCustomFieldMeta", rows, this::field));
    }

    private Reply metum(ObjectNode row) {
        return Reply.ok(Reply.envelope("accountCustomFieldMetum", field(row)));
    }

    private static ObjectNode known(Table table, String id) {
        return table.find(id).orElseThrow(() -> ApiError.titled(404, "Not Found"));
    }

    private Reply define(Call call) {
        ObjectNode sent = call.sent("accountCustomFieldMetum");
        for (String name : List.of("Label", "Type")) {
            if (Rows.text(sent.path("field" + name)).isEmpty()) {
                throw ApiError.numbered("The field " + name.toLowerCase(Locale.ROOT) + " field is required.");
            }
        }
        if (!TYPES.contains(Rows.text(sent.path("fieldType")))) {
            throw ApiError.numbered("The selected field type is invalid.");
        }
        String now = Times.plain(Times.now());
        ObjectNode row = sent.deepCopy();
        String personalization = Rows.text(sent.path("fieldLabel")).toUpperCase(Locale.ROOT);
        row.put("isRequired", 0).put("personalization", personalization.replaceAll("[^A-Z0-9]+", "_"));
        row.putNull("knownFieldId").put("hideFieldFlag", 0);
        store.accountFields.insert(row.put("createdTimestamp", now).put("updatedTimestamp", now));
        return metum(row);
    }

    private Reply redefine(Call call) {
        ObjectNode row = known(store.accountFields, call.id());
        ObjectNode sent = call.sent("accountCustomFieldMetum");
        sent.remove(List.of("id", "fieldType"));
        row.setAll(sent);
        return metum(row.put("updatedTimestamp", Times.plain(Times.now())));
    }

    private Reply drop(Call call) {
        store.accountFields.delete(known(store.accountFields, call.id()));
        store.accountData.deleteWhere("field", call.id());
        return Reply.ok(Json.object().put("message", "AccountCustomFieldMeta deleted."));
    }

    private Reply list(Call call) {
        String account = call.text("filters[customerAccountId]");
        List<ObjectNode> rows =
                account.isEmpty() ? List.copyOf(store.accountData.rows()) : store.accountData.where("account", account);
        return Reply.ok(Page.envelope(call, "accountCustomFieldData", rows, this::datum));
    }

    private Reply ofAccount(Call call) {
        return below(String.valueOf(store.accounts.get(call.id()).id), "account");
    }

    private Reply ofField(Call call) {
        return below(known(store.accountFields, call.id()).path("id").asText(), "field");
    }

    private Reply below(String id, String index) {
        return Reply.ok(
                Reply.envelope("accountCustomFieldData", Rows.show(store.accountData.where(index, id), this::datum)));
    }

    private Reply replace(Call call) {
        return one(data.replace(known(store.accountData, call.id()), call.sent("accountCustomFieldDatum")));
    }

    private Reply remove(Call call) {
        store.accountData.delete(known(store.accountData, call.id()));
        return Reply.emptyObject();
    }

    private Reply one(ObjectNode row) {
        return Reply.ok(Reply.envelope("accountCustomFieldDatum", datum(row)));
    }

    private ObjectNode set(JsonNode sent) {
        return data.set(String.valueOf(store.accounts.get(account(sent)).id), sent);
    }

    private static String account(JsonNode sent) {
        return Rows.text(sent.has("customerAccountId") ? sent.path("customerAccountId") : sent.path("accountId"));
    }

    private static JsonNode rows(Call call) {
        JsonNode rows = call.json();
        if (!rows.isArray() || rows.isEmpty()) {
            throw ApiError.numbered("The request must be an array of account custom field data.");
        }
        for (JsonNode row : rows) {
            if (!row.isObject()) {
                throw ApiError.numbered("Each account custom field datum must be an object.");
            }
        }
        return rows;
    }

    private Reply createAll(Call call) {
        JsonNode rows = rows(call);
        rows.forEach(sent -> store.accounts.get(account(sent)));
        data.check(rows);
        rows.forEach(this::set);
        return Reply.ok(Json.object().put("message", "the bulk insert was successful"));
    }

    private Reply updateAll(Call call) {
        JsonNode rows = rows(call);
        rows.forEach(sent -> data.checkReplacement(row(sent), sent));
        List<String> ids = new ArrayList<>();
        for (JsonNode sent : rows) {
            ids.add(Rows.text(sent.path("id")));
            data.replace(row(sent), sent);
        }
        return Reply.ok(Json.object()
                .put(
                        "message",
                        "AccountCustomFieldDatas with ID(s): " + String.join(", ", ids)
                                + " successfully bulk updated."));
    }

    private ObjectNode row(JsonNode sent) {
        return known(store.accountData, Rows.text(sent.path("id")));
    }

    private ObjectNode field(ObjectNode row) {
        return views.linked("accountCustomFieldMeta", row, "accountCustomFieldData");
    }

    private ObjectNode datum(ObjectNode row) {
        ObjectNode shown = Json.object().put("id", row.path("id").asText());
        shown.put("accountCustomFieldMetumId", row.path("field").asInt());
        shown.put("accountId", row.path("account").asInt())
                .put("customFieldId", row.path("field").asInt());
        shown.set("createdTimestamp", row.get("createdTimestamp"));
        shown.set("updatedTimestamp", row.get("updatedTimestamp"));
        shown.set("fieldValue", row.get("fieldValue").deepCopy());
        if (row.has("fieldCurrency")) {
            shown.set("fieldCurrency", row.get("fieldCurrency"));
        }
        shown.set("links", views.links("accountCustomFieldData", row, "account", "accountCustomFieldMetum"));
        return shown;
    }
}
