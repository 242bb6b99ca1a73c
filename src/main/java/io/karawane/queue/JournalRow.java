package io.karawane.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** An entry as the journal holds it. @param at database time */
public record JournalRow(long id, Instant at, Entry entry) {
    static JournalRow of(ResultSet row, int ignored) throws SQLException {
        return new JournalRow(
                row.getLong("id"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                new Entry(
                        Lane.valueOf(row.getString("lane").toUpperCase(Locale.ROOT)),
                        row.getString("object"),
                        row.getString("salesforce_id"),
                        row.getString("activecampaign_id"),
                        row.getString("email_hash"),
                        row.getString("stamp"),
                        row.getString("reason"),
                        row.getString("field"),
                        row.getString("detail"),
                        row.getString("mapping"),
                        row.getString("batch"),
                        row.getString("cause")));
    }
}
