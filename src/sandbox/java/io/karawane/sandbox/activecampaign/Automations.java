package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.List;

/** Automations, which contacts run through. What the API does not show of one starts with an underscore. */
final class Automations {
    private static final String IN_PROGRESS = "1";

    private final Store store;
    private final Views views;
    private final Activities activities;

    Automations(Store store, Views views, Activities activities) {
        this.store = store;
        this.views = views;
        this.activities = activities;
    }

    /** Defines one, or changes the one of that id. */
    ObjectNode define(JsonNode definition) {
        String id = Rows.text(definition.path("id"));
        ObjectNode row = store.automations.find(id).orElseGet(() -> insert(id));
        row.put(
                "name",
                definition
                        .path("name")
                        .asText(row.path("name")
                                .asText("Automation " + row.path("id").asText())));
        if (definition.has("webhook")) {
            row.put("_webhook", definition.path("webhook").asText());
        }
        if (definition.has("labels")) {
            row.set("_labels", definition.path("labels").deepCopy());
        }
        if (definition.has("status")) {
            row.put("status", Rows.text(definition.path("status")));
        }
        return row;
    }

    private ObjectNode insert(String id) {
        String now = Times.now();
        ObjectNode row = Json.object().put("cdate", now).put("mdate", now).put("userid", "1");
        row.put("status", "1").put("entered", "0").put("exited", "0").put("hidden", "0");
        row.putNull("defaultscreenshot").putNull("screenshot");
        row.putArray("_labels");
        return id.isEmpty() ? store.automations.insert(row) : store.automations.insert(Long.parseLong(id), row);
    }

    ObjectNode shown(ObjectNode row) {
        ObjectNode shown = views.linked(
                "automations",
                row,
                "campaigns",
                "contactGoals",
                "contactAutomations",
                "blocks",
                "goals",
                "sms",
                "sitemessages");
        return shown.remove(List.of("_labels", "_webhook"));
    }

    boolean isInside(ObjectNode contact, ObjectNode automation) {
        return store.contactAutomations.where("contact", contact.path("id").asText()).stream()
                .anyMatch(row -> row.path("seriesid")
                                .asText()
                                .equals(automation.path("id").asText())
                        && row.path("status").asText().equals(IN_PROGRESS));
    }

    ObjectNode enter(ObjectNode contact, ObjectNode automation) {
        String now = Times.now();
        String id = automation.path("id").asText();
        ObjectNode row = Json.object();
        row.put("contact", contact.path("id").asText()).put("seriesid", id).put("startid", "0");
        row.put("status", IN_PROGRESS).putNull("batchid").put("adddate", now).putNull("remdate");
        row.putNull("timespan").put("lastblock", "4").put("lastlogid", "0").put("lastdate", now);
        row.put("in_als", "0").put("completedElements", "1").put("totalElements", "2");
        row.put("completed", 0).put("completeValue", 50).put("automation", id);
        automation.put("entered", String.valueOf(automation.path("entered").asInt() + 1));
        ObjectNode entry = store.contactAutomations.insert(row);
        activities.add("SubscriberSeries", "contact-automation", "start", entry, now);
        return entry;
    }
}
