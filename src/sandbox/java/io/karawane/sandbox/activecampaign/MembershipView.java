package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;

/** How list memberships look in answers: the contact's name of that time and many zeros. */
final class MembershipView {
    private final Views views;

    MembershipView(Views views) {
        this.views = views;
    }

    ObjectNode shown(Membership row) {
        ObjectNode shown = Json.object();
        shown.put("contact", String.valueOf(row.contact.id)).put("list", row.list);
        shown.put("form", row.form.equals("0") ? null : row.form).put("seriesid", "0");
        views.date(shown, "sdate", row.subscribed);
        views.date(shown, "udate", row.unsubscribed);
        shown.put("status", row.status).put("responder", "1").put("sync", "0").put("unsubreason", "");
        shown.putNull("campaign").putNull("message");
        shown.put("first_name", row.contact.firstName).put("last_name", row.contact.lastName);
        shown.put("ip4Sub", "0").put("sourceid", row.source).putNull("autosyncLog");
        shown.put("ip4_last", "0").put("ip4Unsub", "0");
        Views.stamps(shown, row.created, row.updated);
        shown.putNull("unsubscribeAutomation");
        shown.set(
                "links",
                views.links(
                        "contactLists",
                        row.id,
                        "automation",
                        "list",
                        "contact",
                        "form",
                        "autosyncLog",
                        "campaign",
                        "unsubscribeAutomation",
                        "message"));
        return shown.put("id", String.valueOf(row.id)).putNull("automation");
    }
}
