package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.net.URI;
import java.util.List;

/** {@code /webhooks}. */
final class WebhookResource {
    private static final List<String> EVENTS = List.of(("bounce click contact_tag_added contact_tag_removed deal_add "
                    + "deal_note_add deal_pipeline_add deal_stage_add deal_task_add deal_task_complete deal_tasktype_add "
                    + "deal_update forward list_add open reply sent share sms_reply sms_sent sms_unsub subscribe "
                    + "subscriber_note unsubscribe update")
            .split(" "));

    private final Store store;

    WebhookResource(Store store) {
        this.store = store;
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
                .map(WebhookResource::shown)
                .toList();
        return Reply.ok(Page.of(call, 20).envelope("webhooks", rows));
    }

    private Reply create(Call call) {
        ObjectNode row = Json.object().put("cdate", Times.now()).put("listid", "0");
        ObjectNode sent = call.sent("webhook");
        for (String name : List.of("name", "url", "events", "sources")) {
            if (sent.path(name).isMissingNode()
                    || Rows.text(sent.path(name)).isEmpty() && sent.path(name).isEmpty()) {
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

    private static void take(ObjectNode sent, ObjectNode row) {
        if (sent.has("url") && !allowed(Rows.text(sent.path("url")))) {
            throw ApiError.invalid("field_invalid", "The webhook url must be https on port 443.", "url");
        }
        Rows.take(sent, row, "name", "url");
        if (!Rows.text(sent.path("listid")).isEmpty()) {
            Rows.take(sent, row, "listid");
        }
        for (String name : List.of("events", "sources")) {
            JsonNode words = sent.path(name);
            if (words.isArray()) {
                row.set(name, words.deepCopy());
            }
        }
    }

    /** The real service wants https on 443; a sandbox without loopback would be of little use. */
    private static boolean allowed(String text) {
        try {
            URI url = URI.create(text);
            boolean secure = "https".equals(url.getScheme()) && (url.getPort() == -1 || url.getPort() == 443);
            return secure || url.getHost() != null && url.getHost().matches("127\\.0\\.0\\.1|localhost|\\[::1]");
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
        EVENTS.forEach(body.putArray("webhookEvents")::add);
        body.putObject("meta").put("total", EVENTS.size());
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
