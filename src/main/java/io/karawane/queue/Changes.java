package io.karawane.queue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/** The change table: what waits, and what this instance has claimed. All times are the database's. */
public final class Changes {
    private static final int ATTEMPTS_AGAINST_RACES = 5;
    private static final Duration UNTIL_THE_PERSON_IS_FREE = Duration.ofSeconds(1);

    private final Database database;
    private final Links links;
    private final Node node;
    private final Capture capture;

    public Changes(Database database, Links links, Node node) {
        this.database = database;
        this.links = links;
        this.node = node;
        capture = new Capture(database);
    }

    /**
     * Makes sure that a change waits for this record: a new row, or the one that waits already. Joins the caller's
     * transaction. What waits keeps its reason, unless this one asks for more.
     *
     * @param wait how long it may wait for company
     */
    public void capture(Lane lane, String object, String record, String reason, Duration wait) {
        capture.take(lane, object, record, reason, wait);
    }

    /** Claims what is due of one object, oldest first; a record that is worked on waits, and is not read in vain. */
    public List<Change> claimOutbound(String object, int most) {
        String due = "object = '" + object + "' and due_at <= current_timestamp and not exists (select 1 from change c"
                + " where c.record = change.record and c.object = change.object and c.lane = change.lane"
                + " and c.claim is not null)";
        return claim(Lane.OUTBOUND, due, most);
    }

    /** Whether {@code size} changes wait, or one has waited as long as it may. */
    public boolean inboundIsDue(int size) {
        return database.sql()
                .sql("select count(*) >= ? or coalesce(min(due_at), current_timestamp + interval '1' day)"
                        + " <= current_timestamp from change where lane = 'inbound' and claim is null"
                        + " and (tries = 0 or due_at <= current_timestamp)")
                .param(size)
                .query(Boolean.class)
                .single();
    }

    /** Claims inbound changes of any object, the longest waiting first. */
    public List<Change> claimInbound(int most) {
        return claim(Lane.INBOUND, "(tries = 0 or due_at <= current_timestamp)", most);
    }

    private List<Change> claim(Lane lane, String due, int most) {
        return againstRaces(() -> {
            String claim = UUID.randomUUID().toString();
            List<Change> waiting = database.sql()
                    .sql("select id, object, record, reason, received_at, tries from change where lane = ?"
                            + " and claim is null and " + due
                            + " order by due_at, id limit ? for update skip locked")
                    .params(lane.word(), most)
                    .query((row, n) -> new Change(
                            row.getLong("id"),
                            lane,
                            row.getString("object"),
                            row.getString("record"),
                            row.getString("reason"),
                            row.getObject("received_at", OffsetDateTime.class),
                            row.getInt("tries"),
                            claim))
                    .list();
            Map<Long, String> persons = links.persons(waiting);
            Set<String> busy = claimed(persons.values());
            List<Change> claimed = new ArrayList<>();
            for (Change change : waiting) {
                if (busy.add(persons.get(change.id()))) {
                    claimed.add(change);
                } else {
                    postpone(change, UNTIL_THE_PERSON_IS_FREE);
                }
            }
            claimed.forEach(change -> database.sql()
                    .sql(
                            "update change set claim = ?, claimed_at = current_timestamp, node = ?, person = ?, waiting_key = null where id = ?")
                    .params(claim, node.id(), persons.get(change.id()), change.id())
                    .update());
            return claimed;
        });
    }

    private void postpone(Change change, Duration wait) {
        database.sql()
                .sql("update change set due_at = " + Time.IN_MILLISECONDS + " where id = ?")
                .params(wait.toMillis(), change.id())
                .update();
    }

    private Set<String> claimed(Collection<String> persons) {
        if (persons.isEmpty()) {
            return new HashSet<>();
        }
        return new HashSet<>(database.sql()
                .sql("select person from change where person in (:persons)")
                .param("persons", persons)
                .query(String.class)
                .list());
    }

    /**
     * Now that the records were read, takes the persons themselves, so that nobody works on one of them under another
     * name, in the other lane for instance.
     *
     * @param persons person by change
     * @return the changes whose person is worked on elsewhere; they wait again
     */
    public Set<Change> takePersons(Map<Change, String> persons) {
        return againstRaces(() -> {
            Map<String, Long> holders = new HashMap<>();
            if (!persons.isEmpty()) {
                database.sql()
                        .sql("select person, id from change where person in (:persons)")
                        .param("persons", persons.values())
                        .query(row -> {
                            holders.put(row.getString("person"), row.getLong("id"));
                        });
            }
            Set<Change> refused = new HashSet<>();
            // In one order everywhere, so that two instances never wait for each other.
            persons.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(entry -> {
                Change change = entry.getKey();
                String person = entry.getValue();
                Long holder = holders.putIfAbsent(person, change.id());
                if (holder != null && holder != change.id()) {
                    refused.add(change);
                } else if (holder == null) {
                    database.sql()
                            .sql("update change set person = ? where id = ? and claim = ?")
                            .params(person, change.id(), change.claim())
                            .update();
                }
            });
            refused.forEach(change -> putBack(change, UNTIL_THE_PERSON_IS_FREE, 0));
            return refused;
        });
    }

    /** These wait again; a failed try is counted only if it was the record's own. */
    public void release(Collection<Change> changes, Duration wait, boolean countTry) {
        againstRaces(() -> {
            changes.forEach(change -> putBack(change, wait, countTry ? 1 : 0));
            return null;
        });
    }

    private void putBack(Change change, Duration wait, int tries) {
        int waits = database.sql()
                .sql("update change set claim = null, node = null, person = null, waiting_key = ?, tries = tries + ?,"
                        + " due_at = " + Time.IN_MILLISECONDS + " where id = ? and claim = ?"
                        + " and not exists (select 1 from change w where w.waiting_key = ?)")
                .params(change.waitingKey(), tries, wait.toMillis(), change.id(), change.claim(), change.waitingKey())
                .update();
        if (waits == 0 && settle(change)) {
            // A newer reason waits already: it inherits the time that this one has waited, and what a resync asks for.
            String reason = Resync.captured(change.reason()) ? change.reason() : null;
            database.sql()
                    .sql("update change set received_at = least(received_at, cast(? as timestamp with time zone)),"
                            + " due_at = least(due_at, " + Time.IN_MILLISECONDS + "),"
                            + " reason = coalesce(cast(? as varchar), reason) where waiting_key = ?")
                    .params(change.receivedAt(), wait.toMillis(), reason, change.waitingKey())
                    .update();
            if (Capture.asksForMore(change.lane(), change.reason())) {
                capture.raise(change.waitingKey(), change.reason());
            }
        }
    }

    /**
     * The change leaves the queue. Joins the caller's transaction.
     *
     * @return false if the claim is no longer ours: the result must not be recorded
     */
    public boolean settle(Change change) {
        return database.sql()
                        .sql("delete from change where id = ? and claim = ?")
                        .params(change.id(), change.claim())
                        .update()
                == 1;
    }

    /**
     * Frees what instances have claimed whose lease has ended, and what any holds for longer than the longest import
     * may take: its work was lost on the way, such as by a route that was swapped.
     */
    public void releaseOfTheDead() {
        List<Change> left = database.sql()
                .sql(
                        "select * from change c where claim is not null and (claimed_at < current_timestamp - interval '30' minute"
                                + " or not exists (select 1 from node n where n.id = c.node"
                                + " and n.lease_until > current_timestamp))")
                .query((row, n) -> new Change(
                        row.getLong("id"),
                        Lane.valueOf(row.getString("lane").toUpperCase(java.util.Locale.ROOT)),
                        row.getString("object"),
                        row.getString("record"),
                        row.getString("reason"),
                        row.getObject("received_at", OffsetDateTime.class),
                        row.getInt("tries"),
                        row.getString("claim")))
                .list();
        release(left, Duration.ZERO, false);
    }

    /** Two instances may meet on a unique key or lock each other; the loser starts over and sees what the winner did. */
    private <T> T againstRaces(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.transactions().execute(status -> work.get());
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS_AGAINST_RACES) {
                    throw e;
                }
            }
        }
    }
}
