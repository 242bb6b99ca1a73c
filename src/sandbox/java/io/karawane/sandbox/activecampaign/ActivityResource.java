package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /activities} and the raw tables they point into. Filters are ignored, as the real service does. */
final class ActivityResource {
    private static final int DEEP = 4000;

    private final Store store;
    private final Views views;
    private final ContactView view;
    private final Campaigns campaigns;
    private final Automations automations;
    private final Switches switches;
    private final Map<String, Table> raw = new LinkedHashMap<>();

    ActivityResource(
            Store store,
            Views views,
            ContactView view,
            Campaigns campaigns,
            Automations automations,
            Switches switches) {
        this.store = store;
        this.views = views;
        this.view = view;
        this.campaigns = campaigns;
        this.automations = automations;
        this.switches = switches;
        switches.declare("deepOffsetFails", false);
        raw.put("logs", store.logs);
        raw.put("linkData", store.linkData);
        raw.put("mppLinkData", store.mppLinkData);
        raw.put("links", store.links);
        raw.put("bounceLogs", store.bounceLogs);
        raw.put("replies", store.replies);
        raw.put("trackingLogs", store.trackingLogs);
        raw.put("notes", store.notes);
    }

    void register(Router router) {
        router.on("GET", "activities", this::list);
        raw.forEach((name, table) -> {
            router.on(
                    "GET",
                    name,
                    call -> Reply.ok(Page.envelope(call, name, List.copyOf(table.rows()), ObjectNode::deepCopy)));
            String one = name.equals("replies") ? "reply" : name.replaceFirst("s$", "");
            router.on("GET", name + "/{id}", call -> Reply.ok(Reply.envelope(one, table.get(call.id()))));
        });
        router.on(
                "GET",
                "emailActivities",
                call -> Reply.ok(Page.envelope(call, "emailActivities", List.<ObjectNode>of(), ObjectNode::deepCopy)));
    }

    private Reply list(Call call) {
        if (call.number("offset", 0) > DEEP && switches.on("deepOffsetFails")) {
            throw ApiError.message(500, "Internal Server Error");
        }
        String contact = call.text("contact");
        Instant after = call.has("after") ? Times.read(call.text("after"), Times.CENTRAL) : null;
        Comparator<ObjectNode> oldestFirst = Comparator.comparing(row -> at(row));
        boolean newestFirst = call.text("orders[tstamp]").equalsIgnoreCase("desc");
        Collection<ObjectNode> rows =
                contact.isEmpty() ? store.activities.rows() : store.activities.where("subscriberid", contact);
        List<ObjectNode> found = rows.stream()
                .filter(row -> after == null || at(row).isAfter(after))
                .sorted(newestFirst ? oldestFirst.reversed() : oldestFirst)
                .toList();
        Page page = Page.of(call, 20);
        ObjectNode body = Json.object();
        body.set("contacts", contact.isEmpty() ? Json.array() : contact(contact));
        sideload(body, page.cut(found), call);
        body.putArray("activityRecipients");
        body.set("activities", Rows.show(page.cut(found), row -> views.linked("activities", row, "user", "reference")));
        body.putObject("meta").put("total", String.valueOf(found.size()));
        return Reply.ok(body);
    }

    private ArrayNode contact(String id) {
        return store.contacts.find(id).map(view::alone).orElseGet(Json::array);
    }

    private static Instant at(ObjectNode row) {
        return Times.read(row.path("tstamp").asText(), Times.CENTRAL);
    }

    private void sideload(ObjectNode body, List<ObjectNode> activities, Call call) {
        for (ObjectNode activity : activities) {
            String id = activity.path("reference_id").asText();
            String name = table(activity.path("reference_type").asText());
            Optional<ObjectNode> found = name.equals("contactAutomations")
                    ? store.contactAutomations.find(id).map(automations::shown)
                    : raw.get(name).find(id).map(ObjectNode::deepCopy);
            ObjectNode reference = found.orElse(Json.object());
            if (call.includes().contains("reference")) {
                found.ifPresent(row -> put(body, name, row));
            }
            if (call.includes().contains("reference.campaign")) {
                find(store.campaigns, reference, "campaignid")
                        .ifPresent(row -> put(body, "campaigns", campaigns.shown(row)));
            }
            if (call.includes().contains("reference.automation")) {
                find(store.automations, reference, "seriesid")
                        .ifPresent(row -> put(body, "automations", automations.shown(row)));
            }
            if (call.includes().contains("reference.link")) {
                find(store.links, reference, "link").ifPresent(row -> put(body, "links", row.deepCopy()));
            }
        }
    }

    private static Optional<ObjectNode> find(Table table, ObjectNode reference, String name) {
        return table.find(reference.path(name).asText());
    }

    private static String table(String type) {
        return switch (type) {
            case "Log" -> "logs";
            case "LinkData" -> "linkData";
            case "MppLinkData" -> "mppLinkData";
            case "Reply" -> "replies";
            case "SubscriberSeries" -> "contactAutomations";
            case "TrackingLog" -> "trackingLogs";
            default -> "notes";
        };
    }

    private static void put(ObjectNode body, String name, ObjectNode row) {
        ArrayNode array = body.withArray(name);
        for (JsonNode known : array) {
            if (known.path("id").equals(row.path("id"))) {
                return;
            }
        }
        array.add(row);
    }
}
