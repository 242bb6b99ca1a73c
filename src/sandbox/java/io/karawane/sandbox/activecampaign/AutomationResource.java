package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code /automations} and {@code /contactAutomations}. */
final class AutomationResource {
    private static final List<String> ORDERED = List.of("name", "status", "entered", "cdate", "mdate");

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
                .on("GET", "automations/{id}/contactAutomations", this::entriesOfOne)
                .on("GET", "contactAutomations", this::entries)
                .on("POST", "contactAutomations", this::enter)
                .on(
                        "GET",
                        "contactAutomations/{id}",
                        call -> Reply.ok(Reply.envelope(
                                "contactAutomation", automations.shown(store.contactAutomations.get(call.id())))))
                .on("DELETE", "contactAutomations/{id}", this::leave)
                .on("GET", "contacts/{id}/automationEntryCounts", this::counts);
    }

    private Reply list(Call call) {
        List<String> ids = List.of(call.text("filters[ids]").split(","));
        Stream<ObjectNode> rows = labels.filter(store.automations.rows(), call).stream()
                .filter(row -> Rows.contains(row, "name", call.text("filters[name]")))
                .filter(row -> Rows.contains(row, "name", call.text("search")))
                .filter(row -> equal(row.path("status").asText(), call.text("filters[status]")))
                .filter(row -> !call.text("active").equals("true") || Automations.isActive(row))
                .filter(row ->
                        !call.has("filters[ids]") || ids.contains(row.path("id").asText()));
        for (Map.Entry<String, String> order : call.group("orders").entrySet()) {
            if (ORDERED.contains(order.getKey())) {
                Comparator<ObjectNode> by =
                        Comparator.comparing(row -> row.path(order.getKey()).asText(), String.CASE_INSENSITIVE_ORDER);
                rows = rows.sorted(order.getValue().equalsIgnoreCase("DESC") ? by.reversed() : by);
            }
        }
        ObjectNode body = Page.envelope(call, "automations", rows.toList(), automations::shown);
        ObjectNode meta = (ObjectNode) body.path("meta");
        meta.putArray("starts");
        meta.put("filtered", !call.group("filters").isEmpty()).putArray("smsLogs");
        return Reply.ok(body);
    }

    private Reply entries(Call call) {
        String after = call.text("filters[adddate][gt]");
        Instant bound = Times.read(after, Times.CENTRAL);
        List<Passage> rows = store.contactAutomations.stream()
                .filter(row -> equal(row.automation, call.text("filters[seriesid]")))
                .filter(row -> equal(String.valueOf(row.contact.id), call.text("filters[subscriberid]")))
                .filter(row -> equal(row.status(), call.text("filters[status]")))
                .filter(row -> bound == null || Instant.ofEpochSecond(row.added).isAfter(bound))
                .toList();
        ObjectNode body = Page.envelope(call, "contactAutomations", rows, automations::shown);
        ((ObjectNode) body.path("meta")).putArray("showcase_stats");
        return Reply.ok(body);
    }

    private Reply entriesOfOne(Call call) {
        String id = store.automations.get(call.id()).path("id").asText();
        List<Passage> rows = store.contactAutomations.stream()
                .filter(row -> row.automation.equals(id))
                .toList();
        return Reply.ok(Reply.envelope("contactAutomations", Rows.show(rows, automations::shown)));
    }

    private static boolean equal(String value, String wanted) {
        return wanted.isEmpty() || value.equals(wanted);
    }

    private Reply enter(Call call) {
        ObjectNode sent = call.sent("contactAutomation");
        Contact contact = store.contacts.get(Rows.text(sent.path("contact")));
        ObjectNode automation = store.automations.get(Rows.text(sent.path("automation")));
        if (automations.refuses(contact, automation)) {
            throw ApiError.message(403, "Could not create SubscriberSeries");
        }
        Passage row = automations.enter(contact, automation, Times.now());
        ObjectNode echo = sent.deepCopy();
        echo.put("seriesid", row.automation).put("startid", 0).put("status", 1);
        echo.put("lastblock", "4").put("completedElements", "1").put("totalElements", "2");
        echo.put("completed", 0).put("completeValue", 50);
        echo.set("links", views.links("contactAutomations", row.id, "automation", "contact", "contactGoals"));
        echo.put("id", String.valueOf(row.id)).put("automation", row.automation);
        ObjectNode body = Json.object();
        body.set("contacts", view.alone(contact));
        body.set("contactAutomation", echo);
        return Reply.created(body);
    }

    private Reply leave(Call call) {
        automations.leave(store.contactAutomations
                .find(call.id())
                .orElseThrow(() -> ApiError.message(403, "No Result found for SubscriberSeries with id " + call.id())));
        return Reply.emptyObject();
    }

    private Reply counts(Call call) {
        Contact contact = store.contacts.get(call.id());
        return Reply.ok(Rows.show(store.automations.rows(), automation -> {
            String id = automation.path("id").asText();
            long entries = contact.automations.stream()
                    .filter(passage -> passage.automation.equals(id))
                    .count();
            ObjectNode count = Json.object().put("id", id);
            count.put("name", automation.path("name").asText());
            count.put("status", automation.path("status").asText()).put("hidden", "0");
            return count.put("contactEntryCount", String.valueOf(entries));
        }));
    }
}
