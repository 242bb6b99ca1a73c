package io.karawane.lane;

import io.karawane.queue.Changes;
import io.karawane.queue.Cursors;
import io.karawane.queue.Database;
import io.karawane.queue.Lane;
import io.karawane.salesforce.ChangeEvent;
import io.karawane.settings.Selection;
import io.karawane.settings.Sync;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.Body;

/** The stage capture, by change events: what changed and how far we have heard, in one transaction. */
public final class EventCapture {
    private static final Duration FOR_COMPANY = Duration.ofSeconds(5);

    private final Database database;
    private final Changes changes;
    private final Cursors cursors;
    private final ScanSchedule schedule;
    private final Supplier<Sync> sync;
    private volatile boolean missed;

    public EventCapture(
            Database database, Changes changes, Cursors cursors, ScanSchedule schedule, Supplier<Sync> sync) {
        this.database = database;
        this.changes = changes;
        this.cursors = cursors;
        this.schedule = schedule;
        this.sync = sync;
    }

    /**
     * Stores what events of one object say. If that fails, their position is passed by all the same once a later one is
     * stored; then a scan makes up for it.
     *
     * @param messages whole Bayeux messages, JSON, in their order
     */
    public void capture(@Body List<String> messages) {
        List<ChangeEvent> events = messages.stream().map(ChangeEvent::of).toList();
        boolean scan = missed || events.stream().anyMatch(ChangeEvent::overflow);
        try {
            database.inTransaction(() -> store(events));
        } catch (RuntimeException e) {
            missed = true;
            throw e;
        }
        missed = false;
        if (scan) {
            schedule.runNow();
        }
    }

    private void store(List<ChangeEvent> events) {
        for (ChangeEvent event : events) {
            boolean wanted = sync.get().of(event.object()).mode() != Selection.Mode.NONE;
            for (String id : wanted ? event.recordIds() : List.<String>of()) {
                changes.capture(Lane.OUTBOUND, event.object(), id, event.reason(), wait(event));
            }
        }
        ChangeEvent last = events.get(events.size() - 1);
        cursors.save(position(last.object()), Long.toString(last.replayId()));
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
