package io.karawane.lane;

import io.karawane.activecampaign.Passage;
import io.karawane.activecampaign.Passages;
import io.karawane.problem.Reason;
import io.karawane.queue.Changes;
import io.karawane.queue.Database;
import io.karawane.queue.Entry;
import io.karawane.queue.Journal;
import io.karawane.queue.Lane;
import io.karawane.settings.Missed;
import io.karawane.settings.Missed.Automation;
import io.karawane.settings.Sync;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Variable;

/**
 * Contacts that went through an automation without a webhook. Whether they reached its step by then nobody can tell, so
 * they are only noted, unless completing the automation hands over.
 */
public final class WatchedAutomations {
    private final Passages passages;
    private final Database database;
    private final Changes changes;
    private final Unheard unheard;
    private final Journal journal;
    private final Supplier<Sync> sync;

    public WatchedAutomations(
            Passages passages,
            Database database,
            Changes changes,
            Unheard unheard,
            Journal journal,
            Supplier<Sync> sync) {
        this.passages = passages;
        this.database = database;
        this.changes = changes;
        this.unheard = unheard;
        this.journal = journal;
        this.sync = sync;
    }

    /** Looks at all of them. */
    public void look(@Variable("run") Run run) {
        Missed missed = sync.get().missed();
        // A webhook may be under way, and its record may be.
        Instant until = run.begin().minus(missed.look().every());
        for (Automation automation : missed.automations()) {
            passages.since(
                    run.begin().minus(missed.within()),
                    automation.id(),
                    page -> run.add(automation.creates(), look(automation, page, until)));
        }
    }

    private Run.Count look(Automation automation, List<Passage> page, Instant until) {
        List<Passage> handedOver = automation.completingHandsOver()
                ? news(
                        Reason.HANDED_OVER,
                        automation,
                        page.stream().filter(Passage::isCompleted).toList())
                : List.of();
        List<Passage> judged = page.stream()
                .filter(passage -> !passage.last().isAfter(until))
                .filter(passage -> !automation.completingHandsOver() || !passage.isCompleted())
                .toList();
        List<Passage> missed = missed(automation, news(Reason.PERHAPS_MISSED, automation, judged));
        database.inTransaction(() -> {
            for (Passage passage : handedOver) {
                changes.capture(
                        Lane.INBOUND,
                        automation.creates(),
                        passage.contact(),
                        "completed",
                        sync.get().batchEvery());
                note(automation, passage, Reason.HANDED_OVER);
            }
            missed.forEach(passage -> note(automation, passage, Reason.PERHAPS_MISSED));
        });
        return new Run.Count(page.size(), handedOver.size(), missed.size(), 1);
    }

    /** Each way through an automation counts once with that reason. */
    private List<Passage> news(Reason reason, Automation automation, List<Passage> passages) {
        Set<String> noted = journal.noted(
                reason.code(),
                automation.creates(),
                passages.stream().map(Passage::contact).toList());
        return passages.stream()
                .filter(passage -> !noted.contains(way(passage)))
                .toList();
    }

    private List<Passage> missed(Automation automation, List<Passage> passages) {
        Map<String, Instant> since = new HashMap<>();
        // The step comes before the end, so that its webhook may be older than that.
        passages.forEach(passage -> since.merge(passage.contact(), passage.entered(), WatchedAutomations::later));
        Set<String> contacts = unheard.among(automation.creates(), since);
        return passages.stream()
                .filter(passage -> contacts.contains(passage.contact()))
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void note(Automation automation, Passage passage, Reason reason) {
        String words = "automation %s, %s %s"
                .formatted(automation.id(), passage.isCompleted() ? "completed" : "entered", passage.last());
        journal.write(
                Entry.ofContact(automation.creates(), passage.contact(), reason.code(), null, words, way(passage)));
    }

    private static String way(Passage passage) {
        return "passage " + passage.id() + (passage.isCompleted() ? " completed" : " entered");
    }
}
