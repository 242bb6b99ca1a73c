package io.karawane.queue;

/** The journal table: rows are only added. */
public final class Journal {
    private static final int DETAIL = 2000;

    private final Database database;

    public Journal(Database database) {
        this.database = database;
    }

    /** Joins the caller's transaction. */
    public void write(Entry entry) {
        String detail = entry.detail();
        database.sql()
                .sql("insert into journal (lane, object, salesforce_id, activecampaign_id, email_hash, reason, field,"
                        + " detail, mapping, batch) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        entry.lane().word(),
                        entry.object(),
                        entry.salesforceId(),
                        entry.activecampaignId(),
                        entry.emailHash(),
                        entry.reason(),
                        entry.field(),
                        detail == null || detail.length() <= DETAIL ? detail : detail.substring(0, DETAIL),
                        entry.mapping(),
                        entry.batch())
                .update();
    }
}
