package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Makes things happen to a contact that only people can do: opening, clicking, replying, visiting. */
final class Planting {
    private final Store store;
    private final Activities activities;
    private final Campaigns campaigns;

    Planting(Store store, Activities activities, Campaigns campaigns) {
        this.store = store;
        this.activities = activities;
        this.campaigns = campaigns;
    }

    void plant(ObjectNode contact, JsonNode event) {
        String at = at(event);
        switch (event.path("kind").asText()) {
            case "campaign-sent" -> activities.add("Log", "log", "", sent(contact, event, at), at);
            case "campaign-opened" -> opened(contact, event, at);
            case "link-clicked" -> {
                activities.add("LinkData", "link-data", "", linkData(store.linkData, contact, event, "0", at), at);
                contact.put("last_click_date", at);
            }
            case "campaign-replied" -> activities.add("Reply", "reply", "", reply(contact, event, at), at);
            case "automation-entered" ->
                activities.add(
                        "SubscriberSeries", "contact-automation", "start", series(contact, event, at, false), at);
            case "automation-completed" ->
                activities.add(
                        "SubscriberSeries", "contact-automation", "complete", series(contact, event, at, true), at);
            case "tracking" -> activities.add("TrackingLog", "tracking-log", "", tracking(contact, event, at), at);
            case "other" -> activities.add("Note", "note", "", note(contact, event, at), at);
            default ->
                throw new IllegalArgumentException(
                        "unknown kind '" + event.path("kind").asText() + "'");
        }
    }

    private static String at(JsonNode event) {
        try {
            return event.has("at") ? Times.offset(Instant.parse(event.path("at").asText())) : Times.now();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'at' is not an ISO time: " + event.path("at").asText());
        }
    }

    private void opened(ObjectNode contact, JsonNode event, String at) {
        if (event.path("machine").asBoolean()) {
            activities.add(
                    "MppLinkData", "mpp-link-data", "", linkData(store.mppLinkData, contact, event, "2", at), at);
        } else {
            activities.add("LinkData", "link-data", "", linkData(store.linkData, contact, event, "1", at), at);
            contact.put("last_open_date", at);
        }
    }

    private ObjectNode campaign(JsonNode event) {
        return store.campaigns
                .find(event.path("campaign").asText())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no campaign '" + event.path("campaign").asText() + "'"));
    }

    private static ObjectNode about(ObjectNode contact, ObjectNode campaign, String at) {
        ObjectNode row = Json.object()
                .put("tstamp", at)
                .put("subscriberid", contact.path("id").asText());
        String id = campaign.path("id").asText();
        return row.put("campaignid", id)
                .put("messageid", id)
                .put("campaign", id)
                .put("message", id);
    }

    ObjectNode sent(ObjectNode contact, JsonNode event, String at) {
        ObjectNode campaign = campaign(event);
        contact.put("sentcnt", String.valueOf(contact.path("sentcnt").asInt() + 1));
        campaign.put("send_amt", String.valueOf(campaign.path("send_amt").asInt() + 1));
        return store.logs.insert(about(contact, campaign, at).put("sendid", "1").put("successful", "1"));
    }

    private ObjectNode linkData(Table table, ObjectNode contact, JsonNode event, String isread, String at) {
        ObjectNode campaign = campaign(event);
        String address = isread.equals("0") ? event.path("url").asText("https://www.example.com/") : "open";
        ObjectNode link = campaigns.link(campaign, address, address.equals("open") ? "Read Tracker" : "");
        ObjectNode row =
                about(contact, campaign, at).put("link", link.path("id").asText());
        row.put("isread", isread).put("times", "1").put("ip", "0").put("ua", "").put("uasrc", "");
        return table.insert(row.put("referer", ""));
    }

    private ObjectNode reply(ObjectNode contact, JsonNode event, String at) {
        return store.replies.insert(about(contact, campaign(event), at)
                .put("subject", event.path("subject").asText())
                .put("message_text", event.path("body").asText()));
    }

    private ObjectNode series(ObjectNode contact, JsonNode event, String at, boolean complete) {
        ObjectNode automation = store.automations
                .find(event.path("automation").asText())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no automation '" + event.path("automation").asText() + "'"));
        String id = automation.path("id").asText();
        ObjectNode row =
                Json.object().put("contact", contact.path("id").asText()).put("seriesid", id);
        row.put("startid", "0")
                .put("status", complete ? "2" : "1")
                .putNull("batchid")
                .put("adddate", at);
        row.put("remdate", complete ? at : null).put("lastdate", at).put("completed", complete ? 1 : 0);
        return store.contactAutomations.insert(
                row.put("completeValue", complete ? 100 : 50).put("automation", id));
    }

    private ObjectNode tracking(ObjectNode contact, JsonNode event, String at) {
        String id = contact.path("id").asText();
        return store.trackingLogs.insert(Json.object()
                .put("subscriberid", id)
                .put("type", event.path("event").asText("__pagevisit"))
                .put("value", event.path("value").asText(event.path("url").asText()))
                .put("tstamp", at)
                .put("hash", contact.path("hash").asText())
                .put("contact", id));
    }

    private ObjectNode note(ObjectNode contact, JsonNode event, String at) {
        return store.notes.insert(Json.object()
                .put("subscriberid", contact.path("id").asText())
                .put("note", event.path("note").asText())
                .put("cdate", at));
    }
}
