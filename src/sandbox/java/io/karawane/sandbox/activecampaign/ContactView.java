package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.util.List;

/** How a contact looks in answers: short after a create, full everywhere else. */
final class ContactView {
    private static final List<String> LINKS = List.of(
            "bounceLogs",
            "contactAutomations?limit=1000&orders%5Blastdate%5D=DESC",
            "contactData",
            "contactGoals",
            "contactLists",
            "contactLogs",
            "contactTags",
            "contactDeals",
            "deals",
            "fieldValues",
            "geoIps",
            "notes",
            "organization",
            "plusAppend",
            "trackingLogs",
            "scoreValues",
            "accountContacts",
            "automationEntryCounts");

    private final Store store;
    private final Views views;
    private final Switches switches;

    ContactView(Store store, Views views, Switches switches) {
        this.store = store;
        this.views = views;
        this.switches = switches;
        switches.declare("zeroDates", false);
        switches.declare("orgnameIsAccount", true);
    }

    /** What was sent and little more. */
    ObjectNode created(ObjectNode sent, ObjectNode row) {
        ObjectNode shown = Json.object();
        sent.properties().stream()
                .filter(attribute -> !attribute.getKey().equals("fieldValues"))
                .forEach(attribute -> shown.set(attribute.getKey(), attribute.getValue()));
        shown.put("email_empty", row.path("email").asText().isEmpty());
        shown.put("cdate", row.path("cdate").asText())
                .put("udate", row.path("udate").asText());
        shown.put("orgid", "").put("orgname", "");
        shown.set("links", links(row));
        if (sent.path("fieldValues").size() > 0) {
            shown.put("hash", row.path("hash").asText());
            shown.set("fieldValues", Rows.ids(fieldValues(row)));
        }
        return shown.put("id", row.path("id").asText()).put("organization", "");
    }

    /** Webhooks carry the account's name as {@code orgname}; that lists do too is likely, but not documented. */
    private String account(ObjectNode row) {
        return switches.on("orgnameIsAccount")
                ? new Accounts(store)
                        .of(row.path("id").asText())
                        .map(account -> account.path("name").asText())
                        .orElse("")
                : "";
    }

    ObjectNode full(ObjectNode row) {
        ObjectNode shown = Json.object();
        String created = row.path("cdate").asText();
        String updated = row.path("udate").asText();
        Rows.take(row, shown, "cdate", "email", "phone", "firstName", "lastName");
        shown.put("orgid", "0").put("orgname", account(row)).put("segmentio_id", "");
        shown.put("bounced_hard", row.path("bounced_hard").asText("0")).put("bounced_soft", "0");
        zeroDate(shown, "bounced_date");
        shown.put("ip", "0").putNull("ua").put("hash", row.path("hash").asText());
        zeroDate(shown, "socialdata_lastcheck");
        shown.put("email_local", "").put("email_domain", "");
        shown.put("sentcnt", row.path("sentcnt").asText("0"));
        zeroDate(shown, "rating_tstamp");
        shown.put("gravatar", "0").put("deleted", "0").put("anonymized", "0");
        zeroDate(shown, "adate");
        shown.put("udate", updated);
        zeroDate(shown, "edate");
        zeroDate(shown, "deleted_at");
        shown.put("created_utc_timestamp", Times.plain(created)).put("updated_utc_timestamp", Times.plain(updated));
        shown.put("created_timestamp", Times.plain(created)).put("updated_timestamp", Times.plain(updated));
        shown.putNull("created_by").putNull("updated_by").put("mpp_tracking", "0");
        shown.put("email_empty", row.path("email").asText().isEmpty());
        shown.set("last_click_date", row.get("last_click_date"));
        shown.set("last_open_date", row.get("last_open_date"));
        shown.putNull("last_mpp_open_date").putNull("best_send_hour").putNull("sentiment");
        shown.set("links", links(row));
        return shown.put("id", row.path("id").asText()).putNull("organization");
    }

    /** Answers of writes that touch a contact carry it, full, in an array. */
    ArrayNode alone(ObjectNode row) {
        return Json.array().add(full(row));
    }

    List<ObjectNode> fieldValues(ObjectNode row) {
        return store.fieldValues.where("contact", row.path("id").asText());
    }

    private ObjectNode links(ObjectNode row) {
        ObjectNode links = Json.object();
        String base = views.url("contacts/" + row.path("id").asText() + "/");
        for (String link : LINKS) {
            int query = link.indexOf('?');
            links.put(query < 0 ? link : link.substring(0, query), base + link);
        }
        return links;
    }

    private void zeroDate(ObjectNode shown, String name) {
        if (switches.on("zeroDates")) {
            shown.put(name, "0000-00-00 00:00:00");
        } else {
            shown.putNull(name);
        }
    }
}
