package io.karawane.queue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The journal table: rows are only added. */
public final class Journal {
    private static final int DETAIL = 2000;

    private final Database database;

    public Journal(Database database) {
        this.database = database;
    }

    /**
     * The SystemModstamp with which each record was settled last, by id: the very same state need not be looked at
     * again, whatever became of it.
     */
    public Map<String, String> stamps(String object, Collection<String> salesforceIds) {
        Map<String, String> stamps = new HashMap<>();
        if (!salesforceIds.isEmpty()) {
            database.sql()
                    .sql(
                            "select salesforce_id, max(stamp) as stamp from journal where lane = 'outbound' and object = :object"
                                    + " and stamp is not null and salesforce_id in (:ids) group by salesforce_id")
                    .param("object", object)
                    .param("ids", salesforceIds)
                    .query(row -> {
                        stamps.put(row.getString("salesforce_id"), row.getString("stamp"));
                    });
        }
        return stamps;
    }

    /** The latest row of a job, {@code {"at","words"}}. */
    public Optional<Map<String, Object>> last(String reason, String job) {
        return database.sql()
                .sql("select happened_at, detail from journal where reason = ? and batch = ? order by id desc limit 1")
                .params(reason, job)
                .query((row, n) -> Map.<String, Object>of(
                        "at",
                        row.getObject("happened_at", OffsetDateTime.class)
                                .toInstant()
                                .toString(),
                        "words",
                        row.getString("detail")))
                .optional();
    }

    /** When each contact was settled last on its way to Salesforce as that object, by id. */
    public Map<String, Instant> settled(String object, Collection<String> contacts) {
        Map<String, Instant> settled = new HashMap<>();
        if (!contacts.isEmpty()) {
            database.sql()
                    .sql("select activecampaign_id, max(happened_at) as last from journal where lane = 'inbound'"
                            + " and object = :object and activecampaign_id in (:ids)"
                            + " and reason not in ('handed-over', 'perhaps-missed') group by activecampaign_id")
                    .param("object", object)
                    .param("ids", contacts)
                    .query(row -> {
                        settled.put(
                                row.getString("activecampaign_id"),
                                row.getObject("last", OffsetDateTime.class).toInstant());
                    });
        }
        return settled;
    }

    /** What was noted of these contacts with that reason: the ways through an automation, see {@link Entry#ofContact}. */
    public Set<String> noted(String reason, String object, Collection<String> contacts) {
        return contacts.isEmpty()
                ? Set.of()
                : Set.copyOf(database.sql()
                        .sql("select batch from journal where reason = :reason and object = :object"
                                + " and activecampaign_id in (:ids)")
                        .param("reason", reason)
                        .param("object", object)
                        .param("ids", contacts)
                        .query(String.class)
                        .list());
    }

    /** What happened to the record of that entry, on either side of it; the newest first, 200 at most. */
    public List<JournalRow> of(Entry entry) {
        return database.sql()
                .sql("select * from (select * from journal where salesforce_id = :salesforce union"
                        + " select * from journal where activecampaign_id = :activecampaign"
                        // Ids of accounts are counted apart from those of contacts.
                        + " and (object = 'Account') = :account) rows order by id desc limit 200")
                .param("account", "Account".equals(entry.object()))
                .param("salesforce", entry.salesforceId())
                .param("activecampaign", entry.activecampaignId())
                .query(JournalRow::of)
                .list();
    }

    /** Joins the caller's transaction. */
    public void write(Entry entry) {
        String detail = entry.detail();
        database.sql()
                .sql(
                        "insert into journal (lane, object, salesforce_id, activecampaign_id, email_hash, stamp, reason, field,"
                                + " detail, mapping, batch, cause) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        entry.lane().word(),
                        entry.object(),
                        entry.salesforceId(),
                        entry.activecampaignId(),
                        entry.emailHash(),
                        entry.stamp(),
                        entry.reason(),
                        entry.field(),
                        detail == null || detail.length() <= DETAIL ? detail : detail.substring(0, DETAIL),
                        entry.mapping(),
                        entry.batch(),
                        entry.cause())
                .update();
    }
}
