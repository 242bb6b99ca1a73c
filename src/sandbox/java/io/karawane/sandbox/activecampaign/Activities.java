package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;

/** The stream of what happened to contacts; a row only points at what it is about. */
final class Activities {
    private final Store store;

    Activities(Store store) {
        this.store = store;
    }

    /**
     * @param type the class name of what {@code reference} is the id of
     * @param model its kebab-case name
     * @param at seconds since 1970
     */
    ObjectNode add(String type, String model, String action, Contact contact, int reference, int at) {
        String id = String.valueOf(reference);
        ObjectNode row = Json.object().put("tstamp", Times.offset(at));
        row.put("subscriberid", String.valueOf(contact.id));
        row.put("reference_type", type).put("reference_id", id).put("reference_action", action);
        row.putNull("jsonData").put("userid", "1").put("permission", "").put("referenceModelName", model);
        row.putArray("notes");
        row.putArray("recipients");
        row.putObject("reference").put("type", model).put("id", id);
        return store.activities.insert(row.put("user", "1"));
    }
}
