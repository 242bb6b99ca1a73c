package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code /campaigns}, read only: there is no v3 call that sends an existing one to one contact. */
final class CampaignResource {
    private static final List<String> EXACT = List.of("type", "automation", "willrecur", "seriesid");
    private static final List<String> PARTIAL = List.of("name", "id", "status");
    private static final List<String> ORDERED = List.of("sdate", "mdate", "ldate", "status");
    /** The words of parameter {@code status}, each at the place of its number. */
    private static final List<String> STATUSES = List.of(
            "drafts", "scheduled", "currently-sending", "paused", "stopped", "complete", "disabled", "pending-review");

    private final Store store;
    private final Campaigns campaigns;
    private final Labels labels;
    private final Views views;

    CampaignResource(Store store, Campaigns campaigns, Labels labels, Views views) {
        this.store = store;
        this.campaigns = campaigns;
        this.labels = labels;
        this.views = views;
    }

    void register(Router router) {
        router.on("GET", "campaigns", this::list)
                .on(
                        "GET",
                        "campaigns/{id}",
                        call -> Reply.ok(Reply.envelope("campaign", campaigns.shown(store.campaigns.get(call.id())))))
                .on("GET", "campaigns/{id}/links", this::links)
                .on("GET", "campaigns/{id}/campaignMessages", this::messages)
                .on(
                        "GET",
                        "campaigns/{id}/campaignMessage",
                        call -> Reply.ok(Reply.envelope("campaignMessage", message(call))));
    }

    private Reply list(Call call) {
        Map<String, String> filters = call.group("filters");
        List<String> excluded = List.of(call.text("excludeTypes").split(","));
        Stream<ObjectNode> rows = labels.filter(store.campaigns.rows(), call).stream()
                .filter(row -> EXACT.stream()
                        .allMatch(name -> !filters.containsKey(name)
                                || row.path(name).asText().equals(filters.get(name))))
                .filter(row ->
                        PARTIAL.stream().allMatch(name -> Rows.contains(row, name, filters.getOrDefault(name, ""))))
                .filter(row -> !filters.containsKey("subscriberid") || wasSent(row, filters.get("subscriberid")))
                .filter(row -> call.text("status").isEmpty() || is(row, call.text("status")))
                .filter(row -> !excluded.contains(row.path("type").asText()));
        for (Map.Entry<String, String> order : call.group("orders").entrySet()) {
            if (ORDERED.contains(order.getKey())) {
                Comparator<ObjectNode> by =
                        Comparator.comparing(row -> row.path(order.getKey()).asText());
                rows = rows.sorted(order.getValue().equalsIgnoreCase("DESC") ? by.reversed() : by);
            }
        }
        return Reply.ok(Page.envelope(call, "campaigns", rows.toList(), campaigns::shown));
    }

    private boolean wasSent(ObjectNode campaign, String contact) {
        return store.logs.where("subscriberid", contact).stream()
                .anyMatch(log -> log.path("campaignid").equals(campaign.path("id")));
    }

    private static boolean is(ObjectNode campaign, String status) {
        int number = campaign.path("status").asInt();
        return number < STATUSES.size() && STATUSES.get(number).equals(status);
    }

    private Reply links(Call call) {
        List<ObjectNode> rows = store.links.rows().stream()
                .filter(row -> row.path("campaignid").asText().equals(call.id()))
                .toList();
        return Reply.ok(
                Reply.envelope("links", Rows.show(rows, row -> views.linked("links", row, "campaign", "message"))));
    }

    private Reply messages(Call call) {
        return Reply.ok(Reply.envelope("campaignMessages", Json.array().add(message(call))));
    }

    /** One each, of the campaign's own id. */
    private ObjectNode message(Call call) {
        ObjectNode campaign = store.campaigns.get(call.id());
        ObjectNode message = campaign.deepCopy();
        message.retain("send_amt", "total_amt", "opens", "uniqueopens", "linkclicks", "uniquelinkclicks", "replies");
        message.put("messageid", call.id()).put("campaignid", call.id()).put("percentage", "100");
        message.put("subject", campaign.path("name").asText()).put("id", call.id());
        return message.put("campaign", call.id()).put("message", call.id());
    }
}
