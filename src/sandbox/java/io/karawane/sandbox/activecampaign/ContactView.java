package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** How a contact looks in answers: short after a create, full everywhere else. */
final class ContactView {
    private static final List<String> LINKS = List.of(
            "bounceLogs",
            "contactAutomations",
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

    private final Views views;
    private final Switches switches;

    ContactView(Views views, Switches switches) {
        this.views = views;
        this.switches = switches;
        switches.declare("orgnameIsAccount", true);
    }

    /** What was sent and little more. */
    ObjectNode created(ObjectNode sent, Contact contact) {
        ObjectNode shown = Json.object();
        sent.properties().stream()
                .filter(attribute -> !attribute.getKey().equals("fieldValues"))
                .forEach(attribute -> shown.set(attribute.getKey(), attribute.getValue()));
        shown.put("email_empty", contact.email.isEmpty());
        shown.put("cdate", Times.offset(contact.created)).put("udate", Times.offset(contact.updated));
        shown.put("orgid", "").put("orgname", "");
        shown.set("links", links(contact));
        if (sent.path("fieldValues").size() > 0) {
            shown.put("hash", hash(contact));
            shown.set("fieldValues", Rows.ids(contact.values, value -> value.id));
        }
        return shown.put("id", String.valueOf(contact.id)).put("organization", "");
    }

    /** Webhooks carry the account's name as {@code orgname}; that lists do too is likely, but not documented. */
    private String organization(Contact contact) {
        return switches.on("orgnameIsAccount") ? contact.accountName() : "";
    }

    ObjectNode full(Contact contact) {
        ObjectNode shown = Json.object();
        String created = Times.plain(contact.created);
        shown.put("cdate", Times.offset(contact.created)).put("email", contact.email);
        shown.put("phone", contact.phone).put("firstName", contact.firstName).put("lastName", contact.lastName);
        shown.put("orgid", "0").put("orgname", organization(contact)).put("segmentio_id", "");
        shown.put("bounced_hard", contact.bounced ? "1" : "0").put("bounced_soft", "0");
        views.date(shown, "bounced_date", 0);
        shown.put("ip", "0").putNull("ua").put("hash", hash(contact));
        views.date(shown, "socialdata_lastcheck", 0);
        shown.put("email_local", "").put("email_domain", "");
        shown.put("sentcnt", String.valueOf(contact.mails));
        views.date(shown, "rating_tstamp", 0);
        shown.put("gravatar", "0").put("deleted", "0").put("anonymized", "0");
        views.date(shown, "adate", 0);
        shown.put("udate", Times.offset(contact.updated));
        views.date(shown, "edate", 0);
        views.date(shown, "deleted_at", 0);
        String updated = Times.plain(contact.updated);
        shown.put("created_utc_timestamp", created).put("updated_utc_timestamp", updated);
        Views.stamps(shown, contact.created, contact.updated);
        shown.put("mpp_tracking", "0").put("email_empty", contact.email.isEmpty());
        Times.put(shown, "last_click_date", contact.clicked);
        Times.put(shown, "last_open_date", contact.opened);
        shown.putNull("last_mpp_open_date").putNull("best_send_hour").putNull("sentiment");
        shown.set("links", links(contact));
        return shown.put("id", String.valueOf(contact.id)).putNull("organization");
    }

    /** Answers of writes that touch a contact carry it, full, in an array. */
    ArrayNode alone(Contact contact) {
        return Json.array().add(full(contact));
    }

    static String hash(Contact contact) {
        String name = contact.id + "@" + contact.created;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII))
                .toString()
                .replace("-", "");
    }

    private ObjectNode links(Contact contact) {
        ObjectNode links = Json.object();
        String base = views.url("contacts/" + contact.id + "/");
        LINKS.forEach(name -> links.put(name, base + name));
        return links.put("contactAutomations", base + "contactAutomations?limit=1000&orders%5Blastdate%5D=DESC");
    }
}
