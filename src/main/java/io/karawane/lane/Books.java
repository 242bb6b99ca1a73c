package io.karawane.lane;

import io.karawane.mapping.Note;
import io.karawane.problem.Reason;
import io.karawane.queue.Change;
import io.karawane.queue.Changes;
import io.karawane.queue.Database;
import io.karawane.queue.Entry;
import io.karawane.queue.Journal;
import io.karawane.queue.Lane;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What became of each person is written down in one go: link, journal, and the change leaves the queue. */
public final class Books {
    /** Tries of a record's own before it goes to the error list. */
    static final int MOST_TRIES = 10;

    private static final Set<Reason> ENDS_LINK = Set.of(Reason.DELETED, Reason.MERGED, Reason.CONVERTED);

    private final Database database;
    private final Changes changes;
    private final Links links;
    private final Journal journal;

    public Books(Database database, Changes changes, Links links, Journal journal) {
        this.database = database;
        this.changes = changes;
        this.links = links;
        this.journal = journal;
    }

    /**
     * Settles all persons, each on its own: those whose trouble may pass wait for another try.
     *
     * @param link of a person who was synced
     * @param again persons whose record changed meanwhile: they are queued once more
     */
    public void close(Lane lane, List<Person> persons, Function<Person, Link> link, Collection<Person> again) {
        List<Person> retried = new ArrayList<>();
        database.inTransaction(() -> {
            for (Person person : persons) {
                if (person.passing() && person.change().tries() + 1 < MOST_TRIES) {
                    retried.add(person);
                } else if (changes.settle(person.change())) {
                    record(lane, person, link);
                    if (again.contains(person)) {
                        Change change = person.change();
                        changes.capture(lane, change.object(), change.record(), "changed-meanwhile", Duration.ZERO);
                    }
                }
            }
        });
        for (Person person : retried) {
            changes.release(
                    List.of(person.change()),
                    Duration.ofSeconds(1L << person.change().tries()),
                    true);
        }
    }

    private void record(Lane lane, Person person, Function<Person, Link> link) {
        Reason reason = person.outcome() == null ? Reason.SYNCED : person.passing() ? Reason.GAVE_UP : person.outcome();
        if (reason == Reason.SYNCED || reason == Reason.CONTACT_HOLDS) {
            links.save(link.apply(person));
        } else if (lane == Lane.OUTBOUND && ENDS_LINK.contains(reason)) {
            links.close(person.object(), person.change().record(), reason.code());
        }
        journal.write(entry(lane, person, reason.code(), person.field(), person.detail()));
        for (Note note : person.notes()) {
            journal.write(entry(lane, person, note.reason().code(), note.field(), null));
        }
    }

    private static Entry entry(Lane lane, Person person, String reason, String field, String detail) {
        boolean outbound = lane == Lane.OUTBOUND;
        return new Entry(
                lane,
                person.object(),
                outbound ? person.change().record() : person.salesforceId(),
                outbound ? person.activecampaignId() : person.change().record(),
                person.emailHash(),
                outbound ? person.text("SystemModstamp") : null,
                reason,
                field,
                detail,
                person.mappingVersion(),
                person.change().claim());
    }
}
