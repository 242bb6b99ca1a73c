package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.List;

/** {@code /fieldOption/bulk}, {@code /fieldOptions} and {@code /fieldRels}: what completes a field. */
final class FieldOptionResource {
    private final Store store;
    private final Fields fields;
    private final Views views;

    FieldOptionResource(Store store, Fields fields, Views views) {
        this.store = store;
        this.fields = fields;
        this.views = views;
    }

    void register(Router router) {
        router.on("POST", "fieldOption/bulk", this::create)
                .on(
                        "GET",
                        "fieldOptions/{id}",
                        call -> Reply.ok(Reply.envelope(
                                "fieldOption",
                                views.linked("fieldOptions", store.fieldOptions.get(call.id()), "field"))))
                .on("DELETE", "fieldOptions/{id}", this::delete)
                .on("POST", "fieldRels", this::relate)
                .on(
                        "GET",
                        "fieldRels",
                        call -> Reply.ok(Page.envelope(
                                call, "fieldRels", List.copyOf(store.fieldRels.rows()), FieldOptionResource::relation)))
                .on("DELETE", "fieldRels/{id}", this::separate);
    }

    /** Side-loaded relations look the same. */
    static ObjectNode relation(ObjectNode row) {
        ObjectNode shown = row.deepCopy();
        shown.putArray("links");
        return shown;
    }

    private Reply separate(Call call) {
        store.fieldRels.delete(store.fieldRels.get(call.id()));
        return Reply.emptyObject();
    }

    private Reply create(Call call) {
        JsonNode options = call.json().path("fieldOptions");
        if (!options.isArray() || options.isEmpty()) {
            throw new ApiError(
                    422,
                    Json.object()
                            .put(
                                    "errors",
                                    "Bulk operation failed. Request must contain an array of fieldOption objects."));
        }
        options.forEach(option -> store.fields.get(Rows.text(option.path("field"))));
        ArrayNode shown = Json.array();
        for (JsonNode option : options) {
            ObjectNode sent = (ObjectNode) option;
            ObjectNode row = fields.addOption(sent);
            ObjectNode echo = Rows.echo(sent, row, "cdate", "udate");
            echo.put("isdefault", row.path("isdefault").asInt());
            echo.set("links", views.links("fieldOptions", row, "field"));
            shown.add(echo.put("id", row.path("id").asText()));
        }
        return Reply.created(Reply.envelope("fieldOptions", shown));
    }

    /** Alone among all deletions this one answers nothing at all. */
    private Reply delete(Call call) {
        store.fieldOptions.delete(store.fieldOptions.get(call.id()));
        return Reply.ok(null);
    }

    private Reply relate(Call call) {
        ObjectNode sent = call.sent("fieldRel");
        ObjectNode row = fields.relate(sent);
        ObjectNode echo = Rows.echo(sent, row, "cdate");
        echo.putArray("links");
        return Reply.created(
                Reply.envelope("fieldRel", echo.put("id", row.path("id").asText())));
    }
}
