package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.Optional;

/** Who is subscribed to what. */
final class Lists {
    static final String ACTIVE = "1";
    static final String UNSUBSCRIBED = "2";

    private final Store store;

    Lists(Store store) {
        this.store = store;
    }

    Optional<ObjectNode> membership(String contact, String list) {
        return store.contactLists.where("contact", contact).stream()
                .filter(row -> row.path("list").asText().equals(list))
                .findFirst();
    }

    ObjectNode set(ObjectNode contact, String list, String status) {
        String id = contact.path("id").asText();
        ObjectNode row = membership(id, list).orElseGet(() -> store.contactLists.insert(blank(contact, list)));
        String now = Times.now();
        row.put("status", status).put(status.equals(ACTIVE) ? "sdate" : "udate", now);
        return row.put("updated_timestamp", Times.plain(now));
    }

    private static ObjectNode blank(ObjectNode contact, String list) {
        String now = Times.plain(Times.now());
        ObjectNode row = Json.object();
        row.put("contact", contact.path("id").asText()).put("list", list);
        row.putNull("form").put("seriesid", "0").putNull("sdate").putNull("udate");
        row.put("status", "0").put("responder", "1").put("sync", "0").put("unsubreason", "");
        row.putNull("campaign").putNull("message");
        row.put("first_name", contact.path("firstName").asText());
        row.put("last_name", contact.path("lastName").asText());
        row.put("ip4Sub", "0").put("sourceid", "4").putNull("autosyncLog");
        row.put("ip4_last", "0").put("ip4Unsub", "0");
        row.put("created_timestamp", now).put("updated_timestamp", now);
        row.putNull("created_by").putNull("updated_by").putNull("unsubscribeAutomation");
        return row;
    }
}
