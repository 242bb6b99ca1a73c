package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Switches;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** Delivers account webhooks: once, unsigned, never again; 410 switches one off. */
final class Webhooks {
    private static final int GONE = 410;

    private final Store store;
    private final ContactForm forms;
    private final Poster poster;
    private final Executor executor;
    private final Switches switches;

    Webhooks(Store store, ContactForm forms, Poster poster, Executor executor, Switches switches) {
        this.store = store;
        this.forms = forms;
        this.poster = poster;
        this.executor = executor;
        this.switches = switches;
        switches.declare("webhookDelivery", "once");
    }

    /** @param source who did it: public, admin, api or system */
    void fire(String type, ObjectNode contact, String source, String... more) {
        List<ObjectNode> receivers = store.webhooks.rows().stream()
                .filter(webhook -> has(webhook, "events", type) && has(webhook, "sources", source))
                .filter(webhook -> !webhook.path("disabled").asBoolean())
                .toList();
        if (receivers.isEmpty()) {
            return;
        }
        Form form = new Form().add("type", type).add("date_time", Times.now());
        form.add("initiated_from", source).add("initiated_by", "1").add("list", "0");
        forms.add(form, contact, "contact[ip]");
        for (int i = 0; i + 1 < more.length; i += 2) {
            form.add(more[i], more[i + 1]);
        }
        int times = Map.of("twice", 2, "never", 0).getOrDefault(switches.text("webhookDelivery"), 1);
        for (ObjectNode webhook : receivers) {
            for (int i = 0; i < times; i++) {
                executor.execute(() -> deliver(webhook, form.toString()));
            }
        }
    }

    private void deliver(ObjectNode webhook, String form) {
        if (poster.post(webhook.path("url").asText(), form, Map.of()) == GONE) {
            synchronized (store) {
                webhook.put("disabled", true);
            }
        }
    }

    private static boolean has(ObjectNode webhook, String list, String word) {
        for (JsonNode known : webhook.path(list)) {
            if (known.asText().equals(word)) {
                return true;
            }
        }
        return false;
    }
}
