package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.List;
import java.util.Locale;

/** The custom fields of contacts, and their options. */
final class Fields {
    private final Store store;

    Fields(Store store) {
        this.store = store;
    }

    /** @param sent at least {@code title} and {@code type}; without {@code perstag} the title makes one */
    ObjectNode add(ObjectNode sent) {
        String now = Times.offset(Times.now());
        ObjectNode row = Json.object().put("descript", "").put("isrequired", "0");
        row.put("defval", "").put("show_in_list", "0").put("rows", "0").put("cols", "0");
        row.put("visible", "1")
                .put("service", "")
                .put("ordernum", "0")
                .put("cdate", now)
                .put("udate", now);
        Rows.take(sent, row, "title", "type", "descript", "isrequired", "defval", "visible", "ordernum", "service");
        String perstag = Rows.text(sent.path(Rows.text(sent.path("perstag")).isEmpty() ? "title" : "perstag"));
        row.put("perstag", perstag.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT));
        return store.fields.insert(row);
    }

    /** @param sent at least {@code field}, which must be known, {@code value} and {@code label} */
    ObjectNode addOption(ObjectNode sent) {
        String now = Times.offset(Times.now());
        ObjectNode row = Json.object().put("field", "").put("orderid", "0").put("isdefault", "0");
        Rows.take(sent, row, "field", "orderid", "value", "label", "isdefault");
        return store.fieldOptions.insert(row.put("cdate", now).put("udate", now));
    }

    /** @param sent {@code field}, which must be known, and the list {@code relid}, all lists without one */
    ObjectNode relate(ObjectNode sent) {
        ObjectNode row = Json.object().put("relid", "0").put("cdate", Times.offset(Times.now()));
        row.put(
                "field",
                store.fields.get(Rows.text(sent.path("field"))).path("id").asText());
        Rows.take(sent, row, "relid");
        return store.fieldRels.insert(row);
    }

    /** A field that all lists show, with its options, unless there is one of that personalisation tag. */
    void define(String perstag, String title, String type, List<String> options) {
        if (store.fields.first("perstag", perstag).isPresent()
                || store.fields.first("title", title).isPresent()) {
            return;
        }
        String id = add(Json.object().put("title", title).put("type", type).put("perstag", perstag))
                .path("id")
                .asText();
        relate(Json.object().put("field", id));
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            addOption(Json.object()
                    .put("field", id)
                    .put("value", option)
                    .put("label", option)
                    .put("orderid", i + 1));
        }
    }
}
