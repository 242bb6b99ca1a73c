package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Brings events to webhooks: once, unsigned, never again; 410 switches one off. The switch makes it worse. */
final class WebhookDelivery {
    private static final int GONE = 410;

    private final Store store;
    private final Poster poster;
    private final ScheduledExecutorService later;
    private final Limits limits;
    private final Switches switches;
    private Event held;

    private record Event(ObjectNode webhook, String form) {}

    WebhookDelivery(Store store, Poster poster, ScheduledExecutorService later, Limits limits, Switches switches) {
        this.store = store;
        this.poster = poster;
        this.later = later;
        this.limits = limits;
        this.switches = switches;
        switches.declare("webhookDelivery", "once");
        limits.declare("webhookHoldMs", 1000);
    }

    void deliver(ObjectNode webhook, String form) {
        Event event = new Event(webhook, form);
        switch (switches.text("webhookDelivery")) {
            case "never" -> {}
            case "twice" -> {
                post(event);
                post(event);
            }
            case "reversed" -> reverse(event);
            default -> post(event);
        }
    }

    /** Holds one event back until the next one was delivered, or for a while if there is none. */
    private synchronized void reverse(Event event) {
        if (held == null) {
            held = event;
            long wait = (long) (limits.get("webhookHoldMs") / Budget.scale(limits));
            later.schedule(() -> release(event), wait, TimeUnit.MILLISECONDS);
        } else {
            Event earlier = held;
            held = null;
            poster.submit(() -> {
                send(event);
                send(earlier);
            });
        }
    }

    private synchronized void release(Event event) {
        if (held == event) {
            held = null;
            post(event);
        }
    }

    private void post(Event event) {
        poster.submit(() -> send(event));
    }

    private void send(Event event) {
        int status = poster.post(event.webhook.path("url").asText(), event.form, Map.of());
        if (status == GONE) {
            synchronized (store) {
                event.webhook.put("disabled", true);
            }
        }
    }

    synchronized void reset() {
        held = null;
    }
}
