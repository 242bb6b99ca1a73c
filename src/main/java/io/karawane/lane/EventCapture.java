package io.karawane.lane;

import io.karawane.queue.Changes;
import io.karawane.queue.Cursors;
import io.karawane.queue.Database;
import io.karawane.queue.Lane;
import io.karawane.salesforce.ChangeEvent;
import io.karawane.settings.Selection;
import io.karawane.settings.Sync;
import java.time.Duration;
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

    public EventCapture(
            Database database, Changes changes, Cursors cursors, ScanSchedule schedule, Supplier<Sync> sync) {
        this.database = database;
        this.changes = changes;
        this.cursors = cursors;
        this.schedule = schedule;
        this.sync = sync;
    }

    /** @param message the whole Bayeux message, JSON */
    public void capture(@Body String message) {
        ChangeEvent event = ChangeEvent.of(message);
        boolean wanted = sync.get().of(event.object()).mode() != Selection.Mode.NONE;
        database.inTransaction(() -> {
            if (wanted) {
                event.recordIds()
                        .forEach(id -> changes.capture(Lane.OUTBOUND, event.object(), id, event.reason(), wait(event)));
            }
            cursors.save(position(event.object()), Long.toString(event.replayId()));
        });
        if (event.overflow()) {
            schedule.runNow();
        }
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
