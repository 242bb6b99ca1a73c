package io.karawane.queue;

import java.time.Duration;

/** Makes sure that a change waits for a record. What waits keeps its reason, unless the new one asks for more. */
final class Capture {
    private final Database database;

    Capture(Database database) {
        this.database = database;
    }

    void take(Lane lane, String object, String record, String reason, Duration wait) {
        if (reason.equals(OpenErrors.RETRY)) {
            hurry(Change.waitingKey(lane, object, record));
        }
        boolean waits = added(lane, object, record, reason, wait);
        // What waited may have been claimed in between, without knowing what this one asks for.
        while (!waits && asksForMore(lane, reason)) {
            waits = raise(Change.waitingKey(lane, object, record), reason) || added(lane, object, record, reason, wait);
        }
    }

    /** Somebody who asks for another try wants it now, and sent whatever it was that waited. */
    private void hurry(String waitingKey) {
        database.sql()
                .sql("update change set due_at = least(due_at, current_timestamp),"
                        + " reason = case when lane = 'inbound' or reason like 'resync/%' then reason else ? end"
                        + " where waiting_key = ?")
                .params(OpenErrors.RETRY, waitingKey)
                .update();
    }

    private boolean added(Lane lane, String object, String record, String reason, Duration wait) {
        String key = Change.waitingKey(lane, object, record);
        return database.sql()
                        .sql("insert into change (lane, object, record, reason, due_at, waiting_key)"
                                + " values (?, ?, ?, ?, " + Time.IN_MILLISECONDS + ", ?) on conflict do nothing")
                        .params(lane.word(), object, record, reason, wait.toMillis(), key)
                        .update()
                == 1;
    }

    /** Whoever is handed over also wants the tag, and a record where there is none. */
    static boolean asksForMore(Lane lane, String reason) {
        return lane == Lane.INBOUND && !reason.equals(Change.UPDATED);
    }

    /** @return whether a change waits there */
    boolean raise(String waitingKey, String reason) {
        return database.sql()
                        .sql("update change set reason = case when reason = ? then ? else reason end"
                                + " where waiting_key = ?")
                        .params(Change.UPDATED, reason, waitingKey)
                        .update()
                == 1;
    }
}
