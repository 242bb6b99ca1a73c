package io.karawane.queue;

import io.karawane.problem.Reason;
import io.karawane.queue.Resync.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of back-fills: at most one an object that has not ended. */
public final class Resyncs {
    private static final String SELECT =
            "select r.*, extract(epoch from coalesce(ended_at, current_timestamp) - resumed_at)"
                    + " as seconds from resync r where ";

    private final Database database;
    private final Changes changes;
    private final Cursors cursors;
    private final Journal journal;

    public Resyncs(Database database, Changes changes, Cursors cursors, Journal journal) {
        this.database = database;
        this.changes = changes;
        this.cursors = cursors;
        this.journal = journal;
    }

    /** @return false if there is one of that object already */
    public boolean start(String object, String condition, boolean changedMapping, Long most, long total) {
        return database.sql()
                        .sql("insert into resync (object, condition, changed_mapping, most, total, state, under_way)"
                                + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(object, condition, changedMapping, most, total, State.RUNNING.word(), object)
                        .update()
                == 1;
    }

    /** Those that are to capture their next page. */
    public List<Resync> running() {
        return database.sql()
                .sql(SELECT + "state = 'running' order by id")
                .query(Resyncs::resync)
                .list();
    }

    /** The latest of each object. */
    public List<Resync> latest() {
        return database.sql()
                .sql(SELECT + "id in (select max(id) from resync group by object) order by object desc")
                .query(Resyncs::resync)
                .list();
    }

    /** The last id that it captured, empty before the first page. */
    public Optional<String> position(Resync resync) {
        return cursors.read(resync.cursor());
    }

    /** How many of the captured records are still in the queue. */
    public long waiting(Resync resync) {
        return database.sql()
                .sql("select count(*) from change where reason = ?")
                .param(resync.reason())
                .query(Long.class)
                .single();
    }

    /**
     * Captures one page and moves on, in one transaction; nothing if somebody paused it, or captured that page already.
     *
     * @param position the last id that was looked at, null if there was none
     */
    public void capture(Resync resync, List<String> ids, String position, boolean last) {
        database.inTransaction(() -> {
            boolean ours = database.sql()
                            .sql(
                                    "update resync set captured = captured + ? where id = ? and state = ? and captured = ?")
                            .params(ids.size(), resync.id(), State.RUNNING.word(), resync.captured())
                            .update()
                    == 1;
            if (ours && !ids.isEmpty()) {
                capture(resync, ids);
            }
            if (ours && position != null) {
                cursors.save(resync.cursor(), position);
            }
            if (ours && last) {
                end(resync.object(), State.DONE, null);
            }
        });
    }

    private void capture(Resync resync, List<String> ids) {
        ids.forEach(id -> changes.capture(Lane.OUTBOUND, resync.object(), id, resync.reason(), Duration.ZERO));
        // What waits for another reason is read by this one's condition too.
        database.sql()
                .sql("update change set reason = :reason where waiting_key in (:keys)")
                .param("reason", resync.reason())
                .param(
                        "keys",
                        ids.stream()
                                .map(id -> Change.waitingKey(Lane.OUTBOUND, resync.object(), id))
                                .toList())
                .update();
    }

    /** @return false if none of that object runs */
    public boolean pause(String object) {
        return database.sql()
                        .sql("update resync set state = 'paused' where under_way = ? and state = 'running'")
                        .param(object)
                        .update()
                == 1;
    }

    /** @return false if none of that object is paused */
    public boolean resume(String object) {
        return database.sql()
                        .sql("update resync set state = 'running', resumed_at = current_timestamp,"
                                + " resumed_with = captured where under_way = ? and state = 'paused'")
                        .param(object)
                        .update()
                == 1;
    }

    /**
     * It captures no more, which the journal tells; what is captured flows on.
     *
     * @param why of a failure, else null
     * @return false if there is none of that object that has not ended
     */
    public boolean end(String object, State state, String why) {
        boolean[] ended = new boolean[1];
        database.inTransaction(() -> {
            ended[0] = database.sql()
                            .sql("update resync set state = ?, reason = ?, ended_at = current_timestamp,"
                                    + " under_way = null where under_way = ?")
                            .params(
                                    state.word(),
                                    why == null || why.length() <= 400 ? why : why.substring(0, 400),
                                    object)
                            .update()
                    == 1;
            if (ended[0]) {
                latest().stream()
                        .filter(resync -> resync.object().equals(object))
                        .forEach(this::tell);
            }
        });
        return ended[0];
    }

    private void tell(Resync resync) {
        String detail =
                "%s: %d of %d records captured".formatted(resync.state().word(), resync.captured(), resync.total());
        journal.write(new Entry(
                Lane.OUTBOUND,
                resync.object(),
                null,
                null,
                null,
                null,
                Reason.RESYNC.code(),
                null,
                detail,
                null,
                resync.reason()));
    }

    /** Which records each of them is about, by the reason of its changes; of one that failed nobody can tell. */
    public Map<String, String> conditions(Collection<String> reasons) {
        List<Long> ids = reasons.stream()
                .filter(Resync::captured)
                .distinct()
                .map(reason -> Long.valueOf(reason.substring(reason.indexOf('/') + 1)))
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database
                .sql()
                .sql(SELECT + "state <> 'failed' and id in (:ids)")
                .param("ids", ids)
                .query(Resyncs::resync)
                .list()
                .stream()
                .collect(Collectors.toMap(Resync::reason, Resync::condition));
    }

    private static Resync resync(ResultSet row, int number) throws SQLException {
        return new Resync(
                row.getLong("id"),
                row.getString("object"),
                row.getString("condition"),
                row.getBoolean("changed_mapping"),
                row.getObject("most", Long.class),
                row.getLong("total"),
                row.getLong("captured"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                row.getObject("started_at", OffsetDateTime.class),
                row.getDouble("seconds"),
                row.getLong("resumed_with"),
                row.getObject("ended_at", OffsetDateTime.class));
    }
}
