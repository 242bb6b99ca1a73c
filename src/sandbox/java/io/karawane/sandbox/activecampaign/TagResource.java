package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code /tags}. */
final class TagResource {
    private final Store store;
    private final Contacts contacts;
    private final Views views;
    private final Switches switches;

    TagResource(Store store, Contacts contacts, Views views, Switches switches) {
        this.store = store;
        this.contacts = contacts;
        this.views = views;
        this.switches = switches;
        switches.declare("duplicateTag", "refused");
    }

    void register(Router router) {
        router.on("GET", "tags", this::list)
                .on("POST", "tags", this::create)
                .on("GET", "tags/{id}", call -> Reply.ok(Reply.envelope("tag", shown(store.tags.get(call.id())))))
                .on("PUT", "tags/{id}", this::update)
                .on("DELETE", "tags/{id}", this::delete);
    }

    private Reply list(Call call) {
        Stream<ObjectNode> rows = store.tags.rows().stream();
        if (call.has("search")) {
            rows = rows.filter(row -> Rows.contains(row, "tag", call.text("search")));
        }
        for (Map.Entry<String, String> filter : call.group("filters").entrySet()) {
            rows = rows.filter(row -> matches(row.path("tag").asText(), filter.getKey(), filter.getValue()));
        }
        if (!call.text("orders[search]").isEmpty()) {
            Comparator<ObjectNode> byName =
                    Comparator.comparing(row -> Store.lower(row.path("tag").asText()));
            rows = rows.sorted(call.text("orders[search]").equalsIgnoreCase("desc") ? byName.reversed() : byName);
        }
        return Reply.ok(Page.of(call, 20).envelope("tags", rows.map(this::shown).toList()));
    }

    private static boolean matches(String tag, String filter, String value) {
        int order = tag.compareToIgnoreCase(value);
        return switch (filter) {
            case "search", "search][contains" -> Store.lower(tag).contains(Store.lower(value));
            case "search][eq" -> order == 0;
            case "search][neq" -> order != 0;
            case "search][lt" -> order < 0;
            case "search][lte" -> order <= 0;
            case "search][gt" -> order > 0;
            case "search][gte" -> order >= 0;
            case "search][starts_with" -> Store.lower(tag).startsWith(Store.lower(value));
            default -> true;
        };
    }

    private Reply create(Call call) {
        ObjectNode sent = call.sent("tag");
        String name = Rows.text(sent.path("tag")).trim();
        if (name.isEmpty()) {
            throw ApiError.invalid("field_missing", "The tag was not provided.", "tag");
        }
        if (!List.of("contact", "template").contains(Rows.text(sent.path("tagType")))) {
            throw ApiError.invalid("field_invalid", "The tag type must be contact or template.", "tagType");
        }
        boolean known = store.tags.first("tag", name).isPresent();
        if (known && switches.text("duplicateTag").equals("refused")) {
            throw ApiError.invalid("duplicate", "Tag already exists in the system", "tag");
        }
        ObjectNode row = contacts.tagNamed(name);
        Rows.take(sent, row, "tagType", "description");
        ObjectNode echo = Rows.echo(sent, row, "cdate");
        echo.set("links", views.links("tags", row, "contactGoalTags"));
        return Reply.created(Reply.envelope("tag", echo.put("id", row.path("id").asText())));
    }

    private Reply update(Call call) {
        ObjectNode row = store.tags.get(call.id());
        store.tags.change(row, changed -> Rows.take(call.sent("tag"), changed, "tag", "tagType", "description"));
        return Reply.ok(Reply.envelope("tag", shown(row)));
    }

    private Reply delete(Call call) {
        store.tags.delete(store.tags.get(call.id()));
        store.contactTags.deleteWhere("tag", call.id());
        return Reply.ok(Json.object());
    }

    private ObjectNode shown(ObjectNode row) {
        return views.tag(
                row, store.contactTags.where("tag", row.path("id").asText()).size());
    }
}
