package io.karawane.lane;

import io.karawane.queue.Changes;
import io.karawane.queue.Cursors;
import io.karawane.queue.Database;
import io.karawane.queue.Lane;
import io.karawane.salesforce.ChangeEvent;
import io.karawane.settings.Selection;
import io.karawane.settings.Sync;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stage capture, by change events: what changed and how far we have heard, in one transaction. */
public final class EventCapture {
    private static final Logger LOG = LoggerFactory.getLogger(EventCapture.class);
    private static final Duration FOR_COMPANY = Duration.ofSeconds(5);

    private final Database database;
    private final Changes changes;
    private final Cursors cursors;
    private final JobSchedule schedule;
    private final Supplier<Sync> sync;
    private final List<ChangeEvent> unstored = new ArrayList<>();
    private boolean scanIsOwed;

    public EventCapture(
            Database database, Changes changes, Cursors cursors, JobSchedule schedule, Supplier<Sync> sync) {
        this.database = database;
        this.changes = changes;
        this.cursors = cursors;
        this.schedule = schedule;
        this.sync = sync;
    }

    /**
     * Stores what events of one object say, after those that could not be stored before: the position never passes an
     * event that is not in the table.
     *
     * @param messages whole Bayeux messages, JSON, in their order
     */
    public synchronized void capture(@Body List<String> messages) {
        for (String message : messages) {
            try {
                unstored.add(ChangeEvent.of(message));
            } catch (IllegalArgumentException e) {
                LOG.error("a message of the event stream is not understood; a scan makes up for it");
                scanIsOwed = true;
            }
        }
        store();
    }

    /** Tries again what the database did not take. */
    public synchronized void store() {
        if (unstored.isEmpty() && !scanIsOwed) {
            return;
        }
        database.inTransaction(() -> {
            for (ChangeEvent event : unstored) {
                store(event);
            }
            if (scanIsOwed || unstored.stream().anyMatch(ChangeEvent::overflow)) {
                schedule.runNow();
            }
        });
        unstored.clear();
        scanIsOwed = false;
    }

    private void store(ChangeEvent event) {
        boolean wanted = event.object().equals("Account")
                ? AccountChanges.travel(sync.get())
                : sync.get().of(event.object()).mode() != Selection.Mode.NONE;
        for (String id : wanted ? event.recordIds() : List.<String>of()) {
            changes.capture(Lane.OUTBOUND, event.object(), id, event.reason(), wait(event));
        }
        cursors.save(position(event.object()), Long.toString(event.replayId()));
    }

    /** Our own writes come back mostly as echoes: they may wait for company, so that one query reads many. */
    private static Duration wait(ChangeEvent event) {
        return event.ours() ? FOR_COMPANY : Duration.ZERO;
    }

    /** The cursor of an object's event stream. */
    static String position(String object) {
        return "stream/" + object;
    }
}
