package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;

/** How rows other than contacts look in answers. */
final class Views {
    private volatile String url = "https://sandbox.api-us1.com";

    void locatedAt(String newUrl) {
        url = newUrl;
    }

    String url(String path) {
        return url + "/api/3/" + path;
    }

    /** {@code {"tag": ".../contactTags/7/tag"}}. */
    ObjectNode links(String resource, ObjectNode row, String... names) {
        ObjectNode links = Json.object();
        for (String name : names) {
            links.put(name, url(resource + "/" + row.path("id").asText() + "/" + name));
        }
        return links;
    }

    ObjectNode linked(String resource, ObjectNode row, String... names) {
        ObjectNode shown = row.deepCopy();
        shown.set("links", links(resource, row, names));
        return shown;
    }

    ObjectNode tag(ObjectNode row, int subscribers) {
        ObjectNode shown = Json.object();
        Rows.take(row, shown, "tagType", "tag", "description");
        shown.put("subscriber_count", String.valueOf(subscribers));
        stamps(shown, row.path("cdate").asText(), row.path("cdate").asText());
        shown.set("links", links("tags", row, "contactGoalTags"));
        return shown.put("id", row.path("id").asText());
    }

    ObjectNode contactTag(ObjectNode row) {
        ObjectNode shown = Json.object();
        Rows.take(row, shown, "contact", "tag");
        stamps(shown, row.path("cdate").asText(), row.path("cdate").asText());
        shown.set("links", links("contactTags", row, "tag", "contact"));
        return shown.put("id", row.path("id").asText());
    }

    ObjectNode fieldValue(ObjectNode row) {
        ObjectNode shown = Json.object();
        Rows.take(row, shown, "contact", "field", "value", "cdate", "udate");
        shown.putNull("created_by").putNull("updated_by");
        shown.set("links", links("fieldValues", row, "owner", "field"));
        return shown.put("id", row.path("id").asText())
                .put("owner", row.path("contact").asText());
    }

    ObjectNode accountContact(ObjectNode row) {
        return linked("accountContacts", row, "account", "contact");
    }

    ObjectNode contactList(ObjectNode row) {
        ObjectNode shown = linked(
                "contactLists",
                row,
                "automation",
                "list",
                "contact",
                "form",
                "autosyncLog",
                "campaign",
                "unsubscribeAutomation",
                "message");
        return shown.putNull("automation");
    }

    ObjectNode contactAutomation(ObjectNode row) {
        return linked(
                "contactAutomations",
                row,
                "automation",
                "contact",
                "contactGoals",
                "automationLogs",
                "subscriberSeriesEnd");
    }

    private static void stamps(ObjectNode shown, String created, String updated) {
        shown.put("cdate", created)
                .put("created_timestamp", Times.plain(created))
                .put("updated_timestamp", Times.plain(updated));
        shown.putNull("created_by").putNull("updated_by");
    }
}
