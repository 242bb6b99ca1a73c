package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Lets contacts reach the Webhook step of an automation: each is posted once, whatever comes back. */
final class Reach {
    private final Store store;
    private final Automations automations;
    private final ContactForm forms;
    private final Poster poster;

    Reach(Store store, Automations automations, ContactForm forms, Poster poster) {
        this.store = store;
        this.automations = automations;
        this.forms = forms;
        this.poster = poster;
    }

    /** @return {@code {"posted": n, "statuses": {"202": n}}}, status 0 for a receiver that did not answer */
    ObjectNode reach(String automationId, List<String> contacts) {
        String url;
        List<String> bodies = new ArrayList<>();
        synchronized (store) {
            ObjectNode automation = store.automations
                    .find(automationId)
                    .orElseThrow(() -> new IllegalArgumentException("no automation '" + automationId + "'"));
            url = automation.path("_webhook").asText();
            if (url.isEmpty()) {
                throw new IllegalArgumentException("automation " + automationId + " has no webhook");
            }
            List<Contact> people = contacts.stream()
                    .map(id -> store.contacts
                            .find(id)
                            .orElseThrow(() -> new IllegalArgumentException("no contact '" + id + "'")))
                    .toList();
            for (Contact contact : people) {
                if (!automations.isInside(contact, automation)) {
                    automations.enter(contact, automation, Times.now());
                }
                bodies.add(forms.ofAutomation(contact, automation.path("id").asText()));
            }
        }
        return post(url, bodies);
    }

    private ObjectNode post(String url, List<String> bodies) {
        try {
            List<Future<Integer>> posts = bodies.stream()
                    .map(body -> poster.submit(() -> poster.post(url, body, Map.of())))
                    .toList();
            Map<Integer, Integer> statuses = new TreeMap<>();
            for (Future<Integer> post : posts) {
                statuses.merge(post.get(), 1, Integer::sum);
            }
            ObjectNode answer = Json.object().put("posted", posts.size());
            ObjectNode counts = answer.putObject("statuses");
            statuses.forEach((status, count) -> counts.put(String.valueOf(status), count));
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e);
        }
    }
}
