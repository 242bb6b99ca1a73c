package io.karawane.lane;

import io.karawane.mapping.Note;
import io.karawane.problem.Reason;
import io.karawane.queue.Change;
import io.karawane.queue.Changes;
import io.karawane.queue.Database;
import io.karawane.queue.Duplicates;
import io.karawane.queue.Entry;
import io.karawane.queue.Journal;
import io.karawane.queue.Lane;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What became of each person is written down in one go: link, journal, and the change leaves the queue. */
public final class Books {
    /** Tries of a record's own before it goes to the error list. */
    static final int MOST_TRIES = 10;

    private final Database database;
    private final Changes changes;
    private final Links links;
    private final Journal journal;
    private final Endings endings;

    public Books(Database database, Changes changes, Links links, Duplicates duplicates, Journal journal) {
        this.database = database;
        this.changes = changes;
        this.links = links;
        this.journal = journal;
        endings = new Endings(changes, links, duplicates);
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
            Map<Person, Reason> settled = new LinkedHashMap<>();
            for (Person person : persons) {
                if (person.passing() && person.change().tries() + 1 < MOST_TRIES) {
                    retried.add(person);
                } else if (changes.settle(person.change())) {
                    settled.put(person, record(lane, person, link));
                    if (again.contains(person)) {
                        Change change = person.change();
                        changes.capture(lane, change.object(), change.record(), "changed-meanwhile", Duration.ZERO);
                    }
                }
            }
            if (lane == Lane.OUTBOUND) {
                endings.settle(settled);
            }
        });
        for (Person person : retried) {
            changes.release(
                    List.of(person.change()),
                    Duration.ofSeconds(1L << person.change().tries()),
                    true);
        }
    }

    /** Writes down what became of accounts, which wait in no queue: those in trouble that may pass come again. */
    public void close(Lane lane, List<Company> companies, Function<Company, Link> link) {
        database.inTransaction(() -> companies.stream()
                .filter(company -> !company.passing())
                .forEach(company -> record(lane, company, link)));
    }

    /** One side of that link is no longer there. */
    void end(Link link, Reason reason) {
        database.inTransaction(() -> links.close(link.object(), link.salesforceId(), reason.code()));
    }

    private <S extends Subject> Reason record(Lane lane, S subject, Function<S, Link> link) {
        Reason reason =
                subject.outcome() == null ? Reason.SYNCED : subject.passing() ? Reason.GAVE_UP : subject.outcome();
        if (reason == Reason.SYNCED || reason == Reason.CONTACT_HOLDS) {
            Link made = link.apply(subject);
            if (made != null) {
                links.save(made);
            }
        }
        journal.write(entry(lane, subject, reason.code(), subject.field(), subject.detail()));
        for (Note note : subject.notes()) {
            journal.write(entry(lane, subject, note.reason().code(), note.field(), null));
        }
        return reason;
    }

    private static Entry entry(Lane lane, Subject subject, String reason, String field, String detail) {
        return new Entry(
                lane,
                subject.object(),
                subject.salesforceId(),
                subject.activecampaignId(),
                subject.emailHash(),
                lane == Lane.OUTBOUND ? subject.text("SystemModstamp") : null,
                reason,
                field,
                detail,
                subject.mappingVersion(),
                subject.claim(),
                subject.cause());
    }
}
