package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code /webhooks}. */
final class WebhookResource {
    private static final List<String> LISTED = List.of(("bounce click contact_tag_added contact_tag_removed deal_add "
                    + "deal_note_add deal_pipeline_add deal_stage_add deal_task_add deal_task_complete deal_tasktype_add "
                    + "deal_update forward list_add open reply sent share sms_reply sms_sent sms_unsub subscribe "
                    + "subscriber_note unsubscribe update")
            .split(" "));
    private static final Set<String> UNLISTED = Set.of(
            "account_add", "account_update", "account_contact_add", "account_contact_update", "contact_task_add");
    private static final Set<String> SOURCES = Set.of("public", "admin", "api", "system");

    private final Store store;
    private final Switches switches;

    WebhookResource(Store store, Switches switches) {
        this.store = store;
        this.switches = switches;
        switches.declare("webhookLoopback", true);
    }

    void register(Router router) {
        router.on("GET", "webhooks", this::list)
                .on("POST", "webhooks", this::create)
                .on(
                        "GET",
                        "webhooks/{id}",
                        call -> Reply.ok(Reply.envelope("webhook", shown(store.webhooks.get(call.id())))))
                .on("PUT", "webhooks/{id}", this::update)
                .on("DELETE", "webhooks/{id}", this::delete)
                .on("GET", "webhook/events", call -> events());
    }

    private Reply list(Call call) {
        List<ObjectNode> rows = store.webhooks.rows().stream()
                .filter(row -> call.group("filters").entrySet().stream()
                        .allMatch(filter -> row.path(filter.getKey()).asText().equals(filter.getValue())))
                .toList();
        return Reply.ok(Page.envelope(call, "webhooks", rows, WebhookResource::shown));
    }

    private Reply create(Call call) {
        ObjectNode row = Json.object().put("cdate", Times.offset(Times.now())).put("listid", "0");
        ObjectNode sent = call.sent("webhook");
        for (String name : List.of("name", "url", "events", "sources")) {
            if (Rows.text(sent.path(name)).isEmpty() && sent.path(name).isEmpty()) {
                throw ApiError.invalid("field_missing", "The webhook " + name + " was not provided.", name);
            }
        }
        take(sent, row);
        return Reply.created(Reply.envelope("webhook", shown(store.webhooks.insert(row))));
    }

    private Reply update(Call call) {
        ObjectNode row = store.webhooks.get(call.id());
        take(call.sent("webhook"), row);
        return Reply.ok(Reply.envelope("webhook", shown(row)));
    }

    private void take(ObjectNode sent, ObjectNode row) {
        if (sent.has("url") && !allowed(Rows.text(sent.path("url")))) {
            throw ApiError.invalid("field_invalid", "The webhook url must be https on port 443.", "url");
        }
        requireNames(
                sent,
                "events",
                Stream.concat(LISTED.stream(), UNLISTED.stream()).toList());
        requireNames(sent, "sources", SOURCES);
        Rows.take(sent, row, "name", "url");
        if (!Rows.text(sent.path("listid")).isEmpty()) {
            Rows.take(sent, row, "listid");
        }
        for (String name : List.of("events", "sources")) {
            if (sent.has(name)) {
                row.set(name, sent.path(name).deepCopy());
            }
        }
    }

    private static void requireNames(ObjectNode sent, String name, Collection<String> known) {
        JsonNode words = sent.path(name);
        boolean good = words.isArray() && !words.isEmpty();
        for (JsonNode word : words) {
            good &= word.isTextual() && known.contains(word.asText());
        }
        if (sent.has(name) && !good) {
            throw ApiError.invalid("field_invalid", "The webhook " + name + " are not valid.", name);
        }
    }

    /** The real service wants https on 443; a sandbox without loopback would be of little use. */
    private boolean allowed(String text) {
        try {
            URI url = URI.create(text);
            boolean secure = "https".equals(url.getScheme()) && (url.getPort() == -1 || url.getPort() == 443);
            boolean loopback = url.getHost() != null && url.getHost().matches("127\\.0\\.0\\.1|localhost|\\[::1]");
            return secure || loopback && switches.on("webhookLoopback");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Reply delete(Call call) {
        store.webhooks.delete(store.webhooks.get(call.id()));
        return Reply.emptyObject();
    }

    private static Reply events() {
        ObjectNode body = Json.object();
        LISTED.forEach(body.putArray("webhookEvents")::add);
        body.putObject("meta").put("total", LISTED.size());
        return Reply.ok(body);
    }

    private static ObjectNode shown(ObjectNode row) {
        ObjectNode shown = row.deepCopy();
        shown.remove("disabled");
        JsonNode id = shown.remove("id");
        shown.putArray("links");
        shown.set("id", id);
        return shown;
    }
}
