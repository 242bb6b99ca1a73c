package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.util.List;
import java.util.Optional;

/** Automations, which contacts run through. What the API does not show of one starts with an underscore. */
final class Automations {
    private static final String INACTIVE = "2";

    private final Store store;
    private final Views views;
    private final Activities activities;
    private final Labels labels;
    private final Switches switches;

    Automations(Store store, Views views, Activities activities, Labels labels, Switches switches) {
        this.store = store;
        this.views = views;
        this.activities = activities;
        this.labels = labels;
        this.switches = switches;
        switches.declare("refusedEntries", "inactive,inside");
    }

    /** Defines one, or changes the one of that id. */
    ObjectNode define(JsonNode definition) {
        String id = Rows.text(definition.path("id"));
        ObjectNode row = store.automations.find(id).orElseGet(() -> insert(id));
        String usual = row.path("name").asText("Automation " + row.path("id").asText());
        row.put("name", definition.path("name").asText(usual));
        for (String name : List.of("webhook", "labels", "trigger")) {
            if (definition.has(name)) {
                row.set("_" + name, definition.path(name).deepCopy());
            }
        }
        if (definition.has("status")) {
            row.put("status", Rows.text(definition.path("status")));
        }
        return row;
    }

    private ObjectNode insert(String id) {
        String now = Times.offset(Times.now());
        ObjectNode row = Json.object().put("cdate", now).put("mdate", now).put("userid", "1");
        row.put("status", "1").put("entered", "0").put("exited", "0").put("hidden", "0");
        row.putNull("defaultscreenshot").putNull("screenshot");
        row.putArray("_labels");
        return id.isEmpty() ? store.automations.insert(row) : store.automations.insert(Long.parseLong(id), row);
    }

    ObjectNode shown(ObjectNode row) {
        ObjectNode shown = views.linked(
                "automations",
                row,
                "campaigns",
                "contactGoals",
                "contactAutomations",
                "blocks",
                "goals",
                "sms",
                "sitemessages");
        shown.remove(List.of("_labels", "_webhook", "_trigger"));
        return labels.show(row, shown);
    }

    ObjectNode shown(Passage row) {
        ObjectNode shown = Json.object();
        shown.put("contact", String.valueOf(row.contact.id)).put("seriesid", row.automation);
        shown.put("startid", "0").put("status", row.status()).putNull("batchid");
        shown.put("adddate", Times.offset(row.added));
        views.date(shown, "remdate", row.removed);
        shown.putNull("timespan").put("lastblock", "4").put("lastlogid", "0");
        shown.put("lastdate", Times.offset(row.last)).put("in_als", "0");
        shown.put("completedElements", row.isComplete() ? "2" : "1").put("totalElements", "2");
        shown.put("completed", row.isComplete() ? 1 : 0).put("completeValue", row.isComplete() ? 100 : 50);
        shown.set(
                "links",
                views.links(
                        "contactAutomations",
                        row.id,
                        "automation",
                        "contact",
                        "contactGoals",
                        "automationLogs",
                        "subscriberSeriesEnd"));
        return shown.put("id", String.valueOf(row.id)).put("automation", row.automation);
    }

    static boolean isActive(ObjectNode automation) {
        return !automation.path("status").asText().equals(INACTIVE);
    }

    boolean isInside(Contact contact, ObjectNode automation) {
        return under(contact, automation).isPresent();
    }

    private static Optional<Passage> under(Contact contact, ObjectNode automation) {
        String id = automation.path("id").asText();
        return contact.automations.stream()
                .filter(passage -> passage.automation.equals(id) && !passage.isComplete())
                .findFirst();
    }

    /** Which entries are refused is not known: the switch lists {@code inactive}, {@code inside} and {@code repeated}. */
    boolean refuses(Contact contact, ObjectNode automation) {
        String refused = switches.text("refusedEntries");
        boolean repeated = contact.automations.stream()
                .anyMatch(passage ->
                        passage.automation.equals(automation.path("id").asText()));
        return refused.contains("inactive") && !isActive(automation)
                || refused.contains("inside") && isInside(contact, automation)
                || refused.contains("repeated") && repeated;
    }

    /** @param at seconds since 1970 */
    Passage enter(Contact contact, ObjectNode automation, int at) {
        Passage passage = passage(contact, automation, at);
        activities.add("SubscriberSeries", "contact-automation", "start", contact, passage.id, at);
        return passage;
    }

    private Passage passage(Contact contact, ObjectNode automation, int at) {
        Passage passage = store.contactAutomations.add(
                id -> new Passage(id, contact, automation.path("id").asText(), at));
        contact.automations = Few.with(contact.automations, passage);
        automation.put("entered", String.valueOf(automation.path("entered").asInt() + 1));
        return passage;
    }

    /** Ends the way that is under way, or shows one that nobody saw begin. */
    void complete(Contact contact, ObjectNode automation, int at) {
        Passage passage = under(contact, automation).orElseGet(() -> passage(contact, automation, at));
        passage.removed = at;
        passage.last = at;
        automation.put("exited", String.valueOf(automation.path("exited").asInt() + 1));
        activities.add("SubscriberSeries", "contact-automation", "complete", contact, passage.id, at);
    }

    void leave(Passage passage) {
        store.contactAutomations.remove(passage.id);
        passage.contact.automations = Few.without(passage.contact.automations, passage);
    }
}
