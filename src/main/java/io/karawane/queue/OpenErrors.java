package io.karawane.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The error list: journal rows with a reason that somebody has to act on, as long as nothing newer is known of their
 * record. That a record is as we left it, an echo, is nothing newer.
 */
public final class OpenErrors {
    /** What is captured because somebody asked for another try; it is sent even where nothing changed. */
    public static final String RETRY = "retry";

    private static final String OF_REASONS = """
            select r.* from journal r where r.reason in (:reasons) and r.id < :before
              and (cast(:object as varchar) is null or r.object = :object)
              and not exists (select 1 from journal c where c.batch = concat('error ', r.id))
            """;

    /** What is noted of a record beside its outcomes is nothing newer than these. */
    private static final String NEWER = " and k.object = r.object and k.id > r.id and k.batch is distinct from r.batch"
            + " and k.reason not in ('echo', 'handed-over', 'perhaps-missed', 'retried', 'discarded'))";

    private static final String OPEN = "(" + OF_REASONS
            + " and r.lane = 'outbound' and not exists (select 1 from journal k where k.lane = 'outbound'"
            + " and k.salesforce_id = r.salesforce_id" + NEWER
            + " union all " + OF_REASONS
            + " and r.lane = 'inbound' and not exists (select 1 from journal k where k.lane = 'inbound'"
            + " and k.activecampaign_id = r.activecampaign_id" + NEWER
            + ") open where (cast(:lane as varchar) is null or lane = :lane)";

    private final Database database;
    private final Changes changes;
    private final Journal journal;
    private final Collection<String> reasons;

    /** @param reasons codes of those that somebody has to act on */
    public OpenErrors(Database database, Changes changes, Journal journal, Collection<String> reasons) {
        this.database = database;
        this.changes = changes;
        this.journal = journal;
        this.reasons = reasons;
    }

    /** Which errors; null where it does not matter. */
    public record Filter(String reason, Lane lane, String object) {}

    /** How many there are, by reason, most first. */
    public Map<String, Long> counts(Filter filter) {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.sql()
                .sql("select reason, count(*) as number from " + OPEN + " group by reason order by 2 desc, 1")
                .param("before", Long.MAX_VALUE)
                .params(values(filter))
                .query(row -> {
                    counts.put(row.getString("reason"), row.getLong("number"));
                });
        return counts;
    }

    /** The newest first. @param before only those with a smaller id, for the next page */
    public List<JournalRow> list(Filter filter, long before, int most) {
        return database.sql()
                .sql("select * from " + OPEN + " order by id desc limit :most")
                .params(values(filter))
                .param("before", before)
                .param("most", most)
                .query(JournalRow::of)
                .list();
    }

    private Map<String, Object> values(Filter filter) {
        Map<String, Object> values = new HashMap<>();
        values.put("reasons", filter.reason() == null ? reasons : List.of(filter.reason()));
        values.put("lane", filter.lane() == null ? null : filter.lane().word());
        values.put("object", filter.object());
        return values;
    }

    /** Empty if there is none of that id, or something newer is known. */
    public Optional<JournalRow> find(long id) {
        return database.sql()
                .sql("select * from " + OPEN + " and id = :id")
                .params(values(new Filter(null, null, null)))
                .param("before", id + 1)
                .param("id", id)
                .query(JournalRow::of)
                .optional();
    }

    /** The record waits in the queue again, due at once, and the error is no longer listed. Joins a transaction. */
    public void retry(JournalRow error, String reason, String who) {
        Entry entry = error.entry();
        // An edit may only update what is linked, also at another try.
        String cause = Change.UPDATED.equals(entry.cause()) ? Change.UPDATED : RETRY;
        changes.capture(entry.lane(), entry.object(), record(entry), cause, Duration.ZERO);
        close(error, reason, who);
    }

    /** The error is no longer listed. Joins a transaction. */
    public void close(JournalRow error, String reason, String who) {
        Entry entry = error.entry();
        journal.write(new Entry(
                entry.lane(),
                entry.object(),
                entry.salesforceId(),
                entry.activecampaignId(),
                entry.emailHash(),
                null,
                reason,
                null,
                "error " + error.id() + ", by " + who,
                null,
                "error " + error.id()));
    }

    /** The id by which its lane knows the record, null if there is none. */
    public static String record(Entry entry) {
        return entry.lane() == Lane.OUTBOUND ? entry.salesforceId() : entry.activecampaignId();
    }
}
