package io.karawane.lane;

import io.karawane.activecampaign.Tags;
import io.karawane.problem.RecordProblem;
import io.karawane.queue.Changes;
import io.karawane.queue.Database;
import io.karawane.queue.Entry;
import io.karawane.queue.Journal;
import io.karawane.queue.Lane;
import io.karawane.settings.Sync;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Variable;

/**
 * The stage capture, for contacts that their automation tagged beside posting them: the tag stays until somebody has
 * seen it, a webhook does not.
 */
public final class TaggedContacts {
    private final Tags tags;
    private final Database database;
    private final Changes changes;
    private final Unheard unheard;
    private final Journal journal;
    private final Supplier<Sync> sync;

    public TaggedContacts(
            Tags tags, Database database, Changes changes, Unheard unheard, Journal journal, Supplier<Sync> sync) {
        this.tags = tags;
        this.database = database;
        this.changes = changes;
        this.unheard = unheard;
        this.journal = journal;
        this.sync = sync;
    }

    /** Queues whoever carries the tag of that object. */
    public void capture(@Variable("object") String object, @Variable("run") Run run) {
        String tag = sync.get().missed().tags().get(object);
        if (tag != null) {
            tags.carriers(tag, page -> run.add(object, capture(object, tag, page, run.begin())));
        }
    }

    private Run.Count capture(String object, String tag, Map<String, Tags.Binding> carriers, Instant now) {
        Map<String, Instant> since = new HashMap<>();
        carriers.forEach((contact, binding) -> since.put(contact, binding.since() == null ? now : binding.since()));
        int missed = unheard.among(object, since).size();
        database.inTransaction(() -> carriers.keySet()
                .forEach(contact -> changes.capture(
                        Lane.INBOUND, object, contact, "tag", sync.get().batchEvery())));
        // What waits is read after this: who gets the tag anew from now on is queued anew.
        carriers.forEach((contact, binding) -> remove(object, contact, tag, binding));
        return new Run.Count(carriers.size(), carriers.size(), missed, 1);
    }

    private void remove(String object, String contact, String tag, Tags.Binding binding) {
        try {
            tags.remove(binding);
        } catch (RecordProblem problem) {
            String words = "the tag " + tag + " stays: " + problem.detail();
            database.inTransaction(() -> journal.write(
                    Entry.ofContact(object, contact, problem.reason().code(), null, words, null)));
        }
    }
}
