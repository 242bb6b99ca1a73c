package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.List;

/** {@code /automations} and {@code /contactAutomations}. */
final class AutomationResource {
    private static final String INACTIVE = "2";

    private final Store store;
    private final Automations automations;
    private final Labels labels;
    private final ContactView view;
    private final Views views;

    AutomationResource(Store store, Automations automations, Labels labels, ContactView view, Views views) {
        this.store = store;
        this.automations = automations;
        this.labels = labels;
        this.view = view;
        this.views = views;
    }

    void register(Router router) {
        router.on("GET", "automations", this::list)
                .on(
                        "GET",
                        "automations/{id}",
                        call -> Reply.ok(
                                Reply.envelope("automation", automations.shown(store.automations.get(call.id())))))
                .on("GET", "contactAutomations", this::entries)
                .on("POST", "contactAutomations", this::enter)
                .on(
                        "GET",
                        "contactAutomations/{id}",
                        call -> Reply.ok(Reply.envelope(
                                "contactAutomation", views.contactAutomation(store.contactAutomations.get(call.id())))))
                .on("DELETE", "contactAutomations/{id}", this::leave)
                .on("GET", "contacts/{id}/automationEntryCounts", this::counts);
    }

    private Reply list(Call call) {
        List<ObjectNode> rows = labels.filter(store.automations.rows(), call).stream()
                .filter(row -> Rows.contains(row, "name", call.text("filters[name]")))
                .filter(row -> Rows.contains(row, "name", call.text("search")))
                .filter(row -> call.text("filters[status]").isEmpty()
                        || row.path("status").asText().equals(call.text("filters[status]")))
                .map(automations::shown)
                .toList();
        ObjectNode body = Page.of(call, 20).envelope("automations", rows);
        ObjectNode meta = (ObjectNode) body.path("meta");
        meta.putArray("starts");
        meta.put("filtered", !call.group("filters").isEmpty()).putArray("smsLogs");
        return Reply.ok(body);
    }

    private Reply entries(Call call) {
        List<ObjectNode> rows = store.contactAutomations.rows().stream()
                .filter(row -> equal(row, "seriesid", call.text("filters[seriesid]")))
                .filter(row -> equal(row, "contact", call.text("filters[subscriberid]")))
                .filter(row -> equal(row, "status", call.text("filters[status]")))
                .filter(row -> call.text("filters[adddate][gt]").isEmpty()
                        || Times.read(row.path("adddate").asText())
                                .isAfter(Times.read(call.text("filters[adddate][gt]"))))
                .map(views::contactAutomation)
                .toList();
        ObjectNode body = Page.of(call, 20).envelope("contactAutomations", rows);
        ((ObjectNode) body.path("meta")).putArray("showcase_stats");
        return Reply.ok(body);
    }

    private static boolean equal(ObjectNode row, String name, String value) {
        return value.isEmpty() || row.path(name).asText().equals(value);
    }

    private Reply enter(Call call) {
        ObjectNode sent = call.sent("contactAutomation");
        ObjectNode contact = store.contacts.get(Rows.text(sent.path("contact")));
        ObjectNode automation = store.automations.get(Rows.text(sent.path("automation")));
        boolean inside = automations.isInside(contact, automation);
        if (inside || automation.path("status").asText().equals(INACTIVE)) {
            throw ApiError.message(403, "Could not create SubscriberSeries");
        }
        ObjectNode row = automations.enter(contact, automation);
        ObjectNode echo = sent.deepCopy();
        echo.put("seriesid", row.path("seriesid").asText()).put("startid", 0).put("status", 1);
        echo.put("lastblock", "4").put("completedElements", "1").put("totalElements", "2");
        echo.put("completed", 0).put("completeValue", 50);
        echo.set("links", views.links("contactAutomations", row, "automation", "contact", "contactGoals"));
        echo.put("id", row.path("id").asText())
                .put("automation", automation.path("id").asText());
        ObjectNode body = Json.object();
        body.set("contacts", view.alone(contact));
        body.set("contactAutomation", echo);
        return Reply.created(body);
    }

    private Reply leave(Call call) {
        ObjectNode row = store.contactAutomations
                .find(call.id())
                .orElseThrow(() -> ApiError.message(403, "No Result found for SubscriberSeries with id " + call.id()));
        store.contactAutomations.delete(row);
        return Reply.emptyObject();
    }

    private Reply counts(Call call) {
        store.contacts.get(call.id());
        List<ObjectNode> entries = store.contactAutomations.where("contact", call.id());
        return Reply.ok(Rows.show(store.automations.rows(), automation -> Json.object()
                .put("id", automation.path("id").asText())
                .put("name", automation.path("name").asText())
                .put("status", automation.path("status").asText())
                .put("hidden", "0")
                .put(
                        "contactEntryCount",
                        String.valueOf(entries.stream()
                                .filter(entry -> equal(
                                        entry, "seriesid", automation.path("id").asText()))
                                .count()))));
    }
}
