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
    private final Automations automations;
    private final Webhooks webhooks;

    Planting(Store store, Activities activities, Campaigns campaigns, Automations automations, Webhooks webhooks) {
        this.store = store;
        this.activities = activities;
        this.campaigns = campaigns;
        this.automations = automations;
        this.webhooks = webhooks;
    }

    void plant(Contact contact, JsonNode event) {
        int at = at(event);
        switch (event.path("kind").asText()) {
            case "campaign-sent" -> add("Log", "log", contact, sent(contact, event, at), at);
            case "campaign-opened" -> opened(contact, event, at);
            case "campaign-bounced" -> bounced(contact, event, at);
            case "link-clicked" -> {
                add("LinkData", "link-data", contact, linkData(store.linkData, contact, event, "0", at), at);
                contact.clicked = at;
            }
            case "campaign-replied" -> add("Reply", "reply", contact, reply(contact, event, at), at);
            case "automation-entered" -> automations.enter(contact, automation(event), at);
            case "automation-completed" -> automations.complete(contact, automation(event), at);
            case "tracking" -> add("TrackingLog", "tracking-log", contact, tracking(contact, event, at), at);
            case "other" -> add("Note", "note", contact, note(contact, event, at), at);
            default ->
                throw new IllegalArgumentException(
                        "unknown kind '" + event.path("kind").asText() + "'");
        }
    }

    private void add(String type, String model, Contact contact, ObjectNode reference, int at) {
        activities.add(type, model, "", contact, reference.path("id").asInt(), at);
    }

    private static int at(JsonNode event) {
        try {
            return event.has("at")
                    ? (int) Instant.parse(event.path("at").asText()).getEpochSecond()
                    : Times.now();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'at' is not an ISO time: " + event.path("at").asText());
        }
    }

    private void opened(Contact contact, JsonNode event, int at) {
        if (event.path("machine").asBoolean()) {
            add("MppLinkData", "mpp-link-data", contact, linkData(store.mppLinkData, contact, event, "2", at), at);
        } else {
            add("LinkData", "link-data", contact, linkData(store.linkData, contact, event, "1", at), at);
            contact.opened = at;
        }
    }

    /** A hard bounce takes the contact off all its lists. */
    private void bounced(Contact contact, JsonNode event, int at) {
        ObjectNode campaign = campaign(event);
        String type = event.path("type").asText("hard");
        String code = event.path("code").asText("5.1.1");
        store.bounceLogs.insert(about(contact, campaign, at)
                .put("email", contact.email)
                .put("codeid", code)
                .put("error", event.path("error").asText("unknown user")));
        if (type.equals("hard")) {
            contact.bounced = true;
            contact.lists.forEach(list -> list.status = Membership.BOUNCED);
        }
        webhooks.bounced(contact, campaign, type, code, event.path("error").asText("unknown user"));
    }

    private ObjectNode automation(JsonNode event) {
        String id = event.path("automation").asText();
        return store.automations.find(id).orElseThrow(() -> new IllegalArgumentException("no automation '" + id + "'"));
    }

    private ObjectNode campaign(JsonNode event) {
        return store.campaigns
                .find(event.path("campaign").asText())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no campaign '" + event.path("campaign").asText() + "'"));
    }

    private static ObjectNode about(Contact contact, ObjectNode campaign, int at) {
        ObjectNode row = Json.object().put("tstamp", Times.offset(at)).put("subscriberid", String.valueOf(contact.id));
        String id = campaign.path("id").asText();
        return row.put("campaignid", id)
                .put("messageid", id)
                .put("campaign", id)
                .put("message", id);
    }

    private ObjectNode sent(Contact contact, JsonNode event, int at) {
        ObjectNode campaign = campaign(event);
        contact.mails++;
        campaign.put("send_amt", String.valueOf(campaign.path("send_amt").asInt() + 1));
        return store.logs.insert(about(contact, campaign, at).put("sendid", "1").put("successful", "1"));
    }

    private ObjectNode linkData(Table table, Contact contact, JsonNode event, String isread, int at) {
        ObjectNode campaign = campaign(event);
        String address = isread.equals("0") ? event.path("url").asText("https://www.example.com/") : "open";
        ObjectNode link = campaigns.link(campaign, address, address.equals("open") ? "Read Tracker" : "");
        ObjectNode row =
                about(contact, campaign, at).put("link", link.path("id").asText());
        row.put("isread", isread).put("times", "1").put("ip", "0").put("ua", "").put("uasrc", "");
        return table.insert(row.put("referer", ""));
    }

    private ObjectNode reply(Contact contact, JsonNode event, int at) {
        return store.replies.insert(about(contact, campaign(event), at)
                .put("subject", event.path("subject").asText())
                .put("message_text", event.path("body").asText()));
    }

    private ObjectNode tracking(Contact contact, JsonNode event, int at) {
        String id = String.valueOf(contact.id);
        return store.trackingLogs.insert(Json.object()
                .put("subscriberid", id)
                .put("type", event.path("event").asText("__pagevisit"))
                .put("value", event.path("value").asText(event.path("url").asText()))
                .put("tstamp", Times.offset(at))
                .put("hash", ContactView.hash(contact))
                .put("contact", id));
    }

    private ObjectNode note(Contact contact, JsonNode event, int at) {
        return store.notes.insert(Json.object()
                .put("subscriberid", String.valueOf(contact.id))
                .put("note", event.path("note").asText())
                .put("cdate", Times.offset(at)));
    }
}
