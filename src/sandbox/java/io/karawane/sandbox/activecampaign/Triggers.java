package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Starts the automations that wait for a tag, and posts from their Webhook step. */
final class Triggers {
    private final Store store;
    private final Automations automations;
    private final ContactForm forms;
    private final Poster poster;

    Triggers(Store store, Automations automations, ContactForm forms, Poster poster) {
        this.store = store;
        this.automations = automations;
        this.forms = forms;
        this.poster = poster;
    }

    void tagAdded(Contact contact, Tag tag) {
        List<ObjectNode> started = store.automations.rows().stream()
                .filter(automation ->
                        automation.path("_trigger").path("tag").asText().equals(tag.name))
                .filter(Automations::isActive)
                .filter(automation -> !automations.isInside(contact, automation))
                .toList();
        for (ObjectNode automation : started) {
            automations.enter(contact, automation, Times.now());
            String url = automation.path("_webhook").asText();
            if (!url.isEmpty()) {
                String form = forms.ofAutomation(contact, automation.path("id").asText());
                poster.submit(() -> {
                    poster.post(url, form, Map.of());
                });
            }
        }
    }
}
