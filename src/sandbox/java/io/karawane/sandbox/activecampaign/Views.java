package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;

/** How rows other than contacts look in answers. */
final class Views {
    private final Switches switches;
    private volatile String url = "https://sandbox.api-us1.com";

    Views(Switches switches) {
        this.switches = switches;
        switches.declare("zeroDates", false);
    }

    void locatedAt(String newUrl) {
        url = newUrl;
    }

    String url(String path) {
        return url + "/api/3/" + path;
    }

    /** {@code {"tag": ".../contactTags/7/tag"}}. */
    ObjectNode links(String resource, int id, String... names) {
        ObjectNode links = Json.object();
        String base = url(resource + "/" + id + "/");
        for (String name : names) {
            links.put(name, base + name);
        }
        return links;
    }

    ObjectNode links(String resource, ObjectNode row, String... names) {
        return links(resource, row.path("id").asInt(), names);
    }

    ObjectNode linked(String resource, ObjectNode row, String... names) {
        ObjectNode shown = row.deepCopy();
        shown.set("links", links(resource, row, names));
        return shown;
    }

    /** A date that never was: null, or what older accounts show. */
    void date(ObjectNode shown, String name, int second) {
        if (second == 0 && switches.on("zeroDates")) {
            shown.put(name, "0000-00-00 00:00:00");
        } else {
            Times.put(shown, name, second);
        }
    }

    ObjectNode tag(Tag tag) {
        ObjectNode shown = Json.object();
        shown.put("tagType", tag.type).put("tag", tag.name).put("description", tag.description);
        shown.put("subscriber_count", String.valueOf(tag.carriers));
        stamps(shown.put("cdate", Times.offset(tag.created)), tag.created, tag.created);
        shown.set("links", links("tags", tag.id, "contactGoalTags"));
        return shown.put("id", String.valueOf(tag.id));
    }

    ObjectNode contactTag(ContactTag row) {
        ObjectNode shown = Json.object();
        shown.put("contact", String.valueOf(row.contact().id)).put("tag", String.valueOf(row.tag().id));
        stamps(shown.put("cdate", Times.offset(row.created())), row.created(), row.created());
        shown.set("links", links("contactTags", row.id(), "tag", "contact"));
        return shown.put("id", String.valueOf(row.id()));
    }

    ObjectNode fieldValue(FieldValue row) {
        String contact = String.valueOf(row.contact.id);
        ObjectNode shown = Json.object();
        shown.put("contact", contact).put("field", String.valueOf(row.field)).put("value", row.value);
        shown.put("cdate", Times.offset(row.created)).put("udate", Times.offset(row.updated));
        shown.putNull("created_by").putNull("updated_by");
        shown.set("links", links("fieldValues", row.id, "owner", "field"));
        return shown.put("id", String.valueOf(row.id)).put("owner", contact);
    }

    ObjectNode accountContact(AccountContact row) {
        ObjectNode shown = Json.object();
        shown.put("contact", String.valueOf(row.contact.id))
                .put("account", String.valueOf(row.account.id))
                .put("jobTitle", row.jobTitle);
        shown.put("createdTimestamp", Times.offset(row.created)).put("updatedTimestamp", Times.offset(row.updated));
        shown.set("links", links("accountContacts", row.id, "account", "contact"));
        return shown.put("id", String.valueOf(row.id));
    }

    static void stamps(ObjectNode shown, int created, int updated) {
        shown.put("created_timestamp", Times.plain(created)).put("updated_timestamp", Times.plain(updated));
        shown.putNull("created_by").putNull("updated_by");
    }
}
