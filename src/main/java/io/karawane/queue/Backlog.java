package io.karawane.queue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The change table, for those who only look at it. */
public final class Backlog {
    private final Database database;

    public Backlog(Database database) {
        this.database = database;
    }

    /**
     * What a lane has before it.
     *
     * @param claimed changes that are worked on
     * @param oldest when the one that waits longest was received, null if none waits
     */
    public record Standing(long waiting, long claimed, Instant oldest) {
        public long total() {
            return waiting + claimed;
        }
    }

    public Standing of(Lane lane) {
        return database.sql()
                .sql("select count(*) - count(claim) as waiting, count(claim) as claimed,"
                        + " min(case when claim is null then received_at end) as oldest from change where lane = ?")
                .param(lane.word())
                .query((row, n) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Standing(
                            row.getLong("waiting"), row.getLong("claimed"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    /** One record's place in the queue. @param claimed whether it is being worked on */
    public record Place(String reason, Instant receivedAt, Instant dueAt, int tries, boolean claimed) {}

    /** Of one record: none, one that waits, one that is worked on, or both. */
    public List<Place> of(Lane lane, String object, String record) {
        return database.sql()
                .sql("select reason, received_at, due_at, tries, claim from change"
                        + " where lane = ? and object = ? and record = ? order by claim nulls last")
                .params(lane.word(), object, record)
                .query((row, n) -> new Place(
                        row.getString("reason"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        row.getInt("tries"),
                        row.getString("claim") != null))
                .list();
    }

    /** Those of these records that are in the queue of that lane, waiting or claimed. */
    public Set<String> known(Lane lane, String object, Collection<String> records) {
        return records.isEmpty()
                ? Set.of()
                : Set.copyOf(database.sql()
                        .sql("select record from change where lane = :lane and object = :object"
                                + " and record in (:records)")
                        .param("lane", lane.word())
                        .param("object", object)
                        .param("records", records)
                        .query(String.class)
                        .list());
    }
}
