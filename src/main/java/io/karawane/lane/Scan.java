package io.karawane.lane;

import io.karawane.queue.Changes;
import io.karawane.queue.Cursors;
import io.karawane.queue.Database;
import io.karawane.queue.Journal;
import io.karawane.queue.Lane;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import io.karawane.settings.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Variable;

/** The stage capture, by scan: records of the selection that changed since the last scan, by SystemModstamp. */
public final class Scan {
    /** Transactions that began before a scan and ended after it carry older stamps; the longest may take 10 minutes. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX");

    private final Salesforce salesforce;
    private final Database database;
    private final Changes changes;
    private final Cursors cursors;
    private final Journal journal;

    public Scan(Salesforce salesforce, Database database, Changes changes, Cursors cursors, Journal journal) {
        this.salesforce = salesforce;
        this.database = database;
        this.changes = changes;
        this.cursors = cursors;
        this.journal = journal;
    }

    /**
     * Scans one object, page by page; each page's changes and the position become durable together.
     *
     * @param condition of the selection, SOQL
     */
    public void run(
            @Variable("object") String object,
            @Variable("selection") Selection selection,
            @Variable("condition") String condition) {
        String soql = Soql.select(
                        List.of("Id", "SystemModstamp"),
                        object,
                        "SystemModstamp >= " + from(object, selection) + " AND " + condition)
                + " ORDER BY SystemModstamp, Id";
        salesforce.pages(soql, page -> database.inTransaction(() -> store(object, selection, page)));
    }

    private void store(String object, Selection selection, List<Map<String, Object>> page) {
        Map<String, String> settled = journal.stamps(
                object, page.stream().map(record -> record.get("Id").toString()).toList());
        for (Map<String, Object> record : page) {
            String id = record.get("Id").toString();
            // The very state that was settled already, met again in the overlap, is nothing new.
            if (!record.get("SystemModstamp").equals(settled.get(id))) {
                changes.capture(Lane.OUTBOUND, object, id, "scan", Duration.ZERO);
            }
        }
        if (!page.isEmpty()) {
            String last = page.get(page.size() - 1).get("SystemModstamp").toString();
            cursors.save(name(object), fingerprint(selection) + "|" + Stamps.instant(last));
        }
    }

    /** Where the last scan of this very selection ended; a selection that is new starts over. */
    private String from(String object, Selection selection) {
        Optional<Instant> watermark = cursors.read(name(object))
                .filter(position -> position.startsWith(fingerprint(selection) + "|"))
                .map(position -> Instant.parse(position.substring(position.indexOf('|') + 1))
                        .minus(OVERLAP));
        Instant start = watermark.orElse(selection.mode() == Selection.Mode.NEW ? selection.since() : Instant.EPOCH);
        return STAMP.format(start.atOffset(ZoneOffset.UTC));
    }

    private static String fingerprint(Selection selection) {
        return Integer.toHexString(selection.toString().hashCode());
    }

    private static String name(String object) {
        return "scan/" + object;
    }
}
