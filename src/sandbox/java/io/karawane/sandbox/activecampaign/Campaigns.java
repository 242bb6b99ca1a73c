package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.List;

/** Campaigns with all their keys; what the API does not show of one starts with an underscore. */
final class Campaigns {
    private static final String BEFORE_NAME =
            "type userid segmentid bounceid realcid sendid threadid seriesid formid basetemplateid basemessageid addressid source";
    private static final String COUNTS =
            "send_amt total_amt opens uniqueopens linkclicks uniquelinkclicks subscriberclicks forwards uniqueforwards "
                    + "hardbounces softbounces unsubscribes unsubreasons updates socialshares replies uniquereplies";
    private static final String AFTER_STATUS =
            "public mail_transfer mail_send mail_cleanup mailer_log_file tracklinks tracklinksanalytics trackreads "
                    + "trackreadsanalytics analytics_campaign_name tweet facebook survey embed_images htmlunsub textunsub "
                    + "htmlunsubdata textunsubdata recurring willrecur split_type split_content split_offset "
                    + "split_offset_type split_winner_messageid split_winner_awaiting responder_offset responder_type "
                    + "responder_existing reminder_field reminder_format reminder_type reminder_offset "
                    + "reminder_offset_type reminder_offset_sign reminder_last_cron_run activerss_interval activerss_url "
                    + "activerss_items ip4 laststep managetext schedule scheduleddate waitpreview deletestamp replysys";

    private final Store store;
    private final Views views;
    private final Labels labels;

    Campaigns(Store store, Views views, Labels labels) {
        this.store = store;
        this.views = views;
        this.labels = labels;
    }

    ObjectNode add(String name, List<String> names) {
        String now = Times.offset(Times.now());
        ObjectNode row = zeros(Json.object(), BEFORE_NAME);
        row.put("type", "single").put("userid", "1").put("source", "web");
        row.put("name", name)
                .put("cdate", now)
                .put("mdate", now)
                .put("sdate", now)
                .put("ldate", now);
        zeros(row, COUNTS).put("status", "5");
        zeros(row, AFTER_STATUS).put("tracklinks", "all").put("trackreads", "1").put("laststep", "result");
        names.forEach(row.putArray("_labels")::add);
        ObjectNode campaign = store.campaigns.insert(row);
        link(campaign, "open", "Read Tracker");
        return campaign;
    }

    private static ObjectNode zeros(ObjectNode row, String names) {
        for (String name : names.split(" ")) {
            row.put(name, "0");
        }
        return row;
    }

    /** The link of that address in this campaign; {@code open} is the one that counts opens. */
    ObjectNode link(ObjectNode campaign, String address, String name) {
        String id = campaign.path("id").asText();
        return store.links.where("link", address).stream()
                .filter(link -> link.path("campaignid").asText().equals(id))
                .findFirst()
                .orElseGet(() -> store.links.insert(Json.object()
                        .put("campaignid", id)
                        .put("messageid", id)
                        .put("link", address)
                        .put("name", name)
                        .put("ref", "")
                        .put("tracked", "1")
                        .put("campaign", id)
                        .put("message", id)));
    }

    ObjectNode shown(ObjectNode row) {
        ObjectNode shown = views.linked(
                "campaigns",
                row,
                "user",
                "automation",
                "campaignMessage",
                "campaignMessages",
                "links",
                "campaignLists",
                "aggregateRevenues");
        shown.put("user", row.path("userid").asText()).putNull("automation");
        shown.remove("_labels");
        return labels.show(row, shown);
    }
}
