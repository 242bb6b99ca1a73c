package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
                .on("GET", "tags/{id}", call -> Reply.ok(Reply.envelope("tag", views.tag(store.tags.get(call.id())))))
                .on("PUT", "tags/{id}", this::update)
                .on("DELETE", "tags/{id}", this::delete);
    }

    private Reply list(Call call) {
        Stream<Tag> rows = store.tags.stream();
        if (call.has("search")) {
            rows = rows.filter(tag -> Rows.contains(tag.name, call.text("search")));
        }
        for (Map.Entry<String, String> filter : call.group("filters").entrySet()) {
            rows = rows.filter(tag -> matches(tag.name, filter.getKey(), filter.getValue()));
        }
        if (!call.text("orders[search]").isEmpty()) {
            Comparator<Tag> byName = Comparator.comparing(tag -> Store.lower(tag.name));
            rows = rows.sorted(call.text("orders[search]").equalsIgnoreCase("desc") ? byName.reversed() : byName);
        }
        return Reply.ok(Page.envelope(call, "tags", rows.toList(), views::tag));
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
        boolean known = store.tagsByName.containsKey(name);
        if (known && switches.text("duplicateTag").equals("refused")) {
            throw duplicate();
        }
        Tag tag = contacts.tagNamed(name);
        take(sent, tag);
        ObjectNode echo = sent.deepCopy().put("cdate", Times.offset(tag.created));
        echo.set("links", views.links("tags", tag.id, "contactGoalTags"));
        return Reply.created(Reply.envelope("tag", echo.put("id", String.valueOf(tag.id))));
    }

    private static ApiError duplicate() {
        return ApiError.invalid("duplicate", "Tag already exists in the system", "tag");
    }

    private static void take(ObjectNode sent, Tag tag) {
        tag.type = Rows.text(sent, "tagType", tag.type);
        tag.description = Rows.text(sent, "description", tag.description);
    }

    private Reply update(Call call) {
        Tag tag = store.tags.get(call.id());
        ObjectNode sent = call.sent("tag");
        String name = Rows.text(sent, "tag", tag.name).trim();
        if (store.tagsByName.getOrDefault(name, tag) != tag) {
            throw duplicate();
        }
        store.tagsByName.remove(tag.name);
        tag.name = name;
        store.tagsByName.put(name, tag);
        take(sent, tag);
        return Reply.ok(Reply.envelope("tag", views.tag(tag)));
    }

    private Reply delete(Call call) {
        Tag tag = store.tags.get(call.id());
        store.contactTags.stream().filter(row -> row.tag() == tag).forEach(contacts::untag);
        store.tagsByName.remove(tag.name);
        store.tags.remove(tag.id);
        return Reply.emptyObject();
    }
}
