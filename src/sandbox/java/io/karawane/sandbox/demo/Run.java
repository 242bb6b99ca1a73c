package io.karawane.sandbox.demo;

import io.karawane.sandbox.Json;
import io.karawane.sandbox.Sandbox;
import io.karawane.sandbox.seed.Plan;
import io.karawane.sandbox.seed.Seeded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Lets both lanes work on seeded people and watches until they are done. */
final class Run {
    private static final Plan PLAN = new Plan(1000, 1000, 200, 250, 0, 42);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final Sandbox sandbox;
    private final Karawane karawane;
    private final Traffic traffic;
    private final Progress progress;

    Run(Sandbox sandbox, Karawane karawane, Progress progress) {
        this.sandbox = sandbox;
        this.karawane = karawane;
        this.traffic = new Traffic(sandbox.calls());
        this.progress = progress;
    }

    record Outcome(Result result, String summary) {}

    Outcome watch() throws InterruptedException {
        Seeded seeded = sandbox.seed(PLAN);
        Instant start = Instant.now();
        List<String> people = seeded.activecampaignContacts();
        List<String> toLead = people.subList(0, people.size() / 2);
        List<String> toContact = people.subList(people.size() / 2, people.size());
        List<Handed> handed = new ArrayList<>();
        toLead.forEach(id -> handed.add(new Handed("Lead", id)));
        toContact.forEach(id -> handed.add(new Handed("Contact", id)));
        CompletableFuture<Void> reached = CompletableFuture.allOf(reach("lead", toLead), reach("contact", toContact));

        Result result;
        boolean over;
        do {
            TimeUnit.SECONDS.sleep(1); // looking costs time that both lanes need
            result = new Comparison(sandbox.dump(), seeded.leads(), seeded.contacts(), handed).result();
            Duration passed = Duration.between(start, Instant.now());
            progress.show(result, traffic, passed.toSeconds());
            boolean silent =
                    Duration.between(traffic.latest(start), Instant.now()).compareTo(SILENCE) > 0;
            over = reached.isDone() && (result.isComplete() || silent)
                    || passed.compareTo(LONGEST) > 0
                    || !karawane.isAlive();
        } while (!over);
        progress.end();
        double seconds = Duration.between(start, traffic.latest(start)).toMillis() / 1000.0;
        return new Outcome(result, result.summary(traffic.salesforce(), traffic.activecampaign(), seconds));
    }

    private CompletableFuture<Void> reach(String object, List<String> contacts) {
        String automation = sandbox.activecampaign()
                .defineAutomation(Json.object()
                        .put("name", "Create a " + object + " in Salesforce")
                        .put("webhook", karawane.webhook(object)))
                .path("id")
                .asText();
        return CompletableFuture.runAsync(() -> sandbox.activecampaign().reach(automation, contacts));
    }
}
