package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.util.List;
import java.util.Set;

/** {@code /fields}: contact custom fields. */
final class FieldResource {
    private static final int USUAL_PAGE = 100;
    private static final Set<String> TYPES = Set.of(
            "dropdown",
            "hidden",
            "checkbox",
            "date",
            "text",
            "datetime",
            "textarea",
            "NULL",
            "listbox",
            "radio",
            "number");

    private final Store store;
    private final Fields fields;
    private final Contacts contacts;
    private final Views views;
    private final Switches switches;

    FieldResource(Store store, Fields fields, Contacts contacts, Views views, Switches switches) {
        this.store = store;
        this.fields = fields;
        this.contacts = contacts;
        this.switches = switches;
        switches.declare("currencyFields", true);
        this.views = views;
    }

    void register(Router router) {
        router.on("GET", "fields", this::list)
                .on("POST", "fields", this::create)
                .on("GET", "fields/{id}", this::read)
                .on("GET", "fields/{id}/options", this::options)
                .on("GET", "fields/{id}/relations", this::relations)
                .on("PUT", "fields/{id}", this::update)
                .on("DELETE", "fields/{id}", this::delete);
    }

    private Reply list(Call call) {
        List<ObjectNode> rows = store.fields.rows().stream()
                .filter(row -> call.group("filters").entrySet().stream()
                        .allMatch(filter -> row.path(filter.getKey()).asText().equals(filter.getValue())))
                .toList();
        Page page = Page.of(call, USUAL_PAGE);
        List<ObjectNode> cut = page.cut(rows);
        ObjectNode body = sideloaded(cut);
        body.set("fields", Rows.show(cut, this::shown));
        body.putObject("meta").put("total", String.valueOf(rows.size())).putNull("selected");
        return Reply.ok(body);
    }

    private Reply read(Call call) {
        ObjectNode row = store.fields.get(call.id());
        ObjectNode body = sideloaded(List.of(row));
        body.set("field", shown(row));
        return Reply.ok(body);
    }

    private Reply options(Call call) {
        store.fields.get(call.id());
        return Reply.ok(Reply.envelope(
                "fieldOptions",
                Rows.show(
                        store.fieldOptions.where("field", call.id()),
                        row -> views.linked("fieldOptions", row, "field"))));
    }

    private Reply relations(Call call) {
        store.fields.get(call.id());
        return Reply.ok(Reply.envelope(
                "fieldRels", Rows.show(store.fieldRels.where("field", call.id()), FieldOptionResource::relation)));
    }

    private ObjectNode sideloaded(List<ObjectNode> fields) {
        ArrayNode options = Json.array();
        ArrayNode relations = Json.array();
        for (ObjectNode field : fields) {
            String id = field.path("id").asText();
            options.addAll(Rows.show(
                    store.fieldOptions.where("field", id), row -> views.linked("fieldOptions", row, "field")));
            relations.addAll(Rows.show(store.fieldRels.where("field", id), FieldOptionResource::relation));
        }
        ObjectNode body = Json.object();
        body.set("fieldOptions", options);
        body.set("fieldRels", relations);
        return body;
    }

    private Reply create(Call call) {
        ObjectNode sent = call.sent("field");
        String title = Rows.text(sent.path("title"));
        require(!title.isEmpty(), "The field title was not provided.", "title");
        String type = Rows.text(sent.path("type"));
        boolean currency = type.equals("currency") && switches.on("currencyFields");
        require(currency || TYPES.contains(type), "The field type is not valid.", "type");
        if (store.fields.first("title", title).isPresent()) {
            ObjectNode body = Json.object();
            body.putArray("errors")
                    .addObject()
                    .put("title", "There is already a field with this title")
                    .put("detail", "There is already a field named '" + title + "' -- choose another name")
                    .put("code", "duplicate");
            throw new ApiError(422, body);
        }
        ObjectNode row = fields.add(sent);
        ObjectNode echo = Rows.echo(sent, row, "perstag", "cdate", "udate");
        echo.set("links", views.links("fields", row, "options", "relations"));
        return Reply.created(
                Reply.envelope("field", echo.put("id", row.path("id").asText())));
    }

    private static void require(boolean good, String title, String attribute) {
        if (!good) {
            throw ApiError.invalid("field_invalid", title, attribute);
        }
    }

    private Reply update(Call call) {
        ObjectNode row = store.fields.get(call.id());
        store.fields.change(row, changed -> {
            Rows.take(call.sent("field"), changed, "title", "descript", "isrequired", "defval", "visible", "ordernum");
            changed.put("udate", Times.offset(Times.now()));
        });
        ObjectNode shown = shown(row);
        shown.remove(List.of("options", "relations"));
        return Reply.ok(Reply.envelope("field", shown));
    }

    private Reply delete(Call call) {
        store.fields.delete(store.fields.get(call.id()));
        store.fieldOptions.deleteWhere("field", call.id());
        store.fieldRels.deleteWhere("field", call.id());
        store.fieldValues.stream()
                .filter(value -> String.valueOf(value.field).equals(call.id()))
                .forEach(contacts::clearField);
        return Reply.emptyObject();
    }

    private ObjectNode shown(ObjectNode row) {
        ObjectNode shown = views.linked("fields", row, "options", "relations");
        JsonNode id = shown.remove("id");
        shown.put("created_timestamp", plain(row, "cdate")).put("updated_timestamp", plain(row, "udate"));
        shown.putNull("created_by").putNull("updated_by");
        shown.set("options", Rows.ids(store.fieldOptions.where("field", id.asText())));
        shown.set("relations", Rows.ids(store.fieldRels.where("field", id.asText())));
        shown.set("id", id);
        return shown;
    }

    private static String plain(ObjectNode row, String name) {
        return row.path(name).asText().substring(0, 19).replace('T', ' ');
    }
}
