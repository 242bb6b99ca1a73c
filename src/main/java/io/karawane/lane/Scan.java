package io.karawane.lane;

import io.karawane.queue.Changes;
import io.karawane.queue.Cursors;
import io.karawane.queue.Database;
import io.karawane.queue.Duplicates;
import io.karawane.queue.Journal;
import io.karawane.queue.Lane;
import io.karawane.queue.Links;
import io.karawane.salesforce.BulkQuery;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import io.karawane.settings.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Variable;

/**
 * The stage capture, by scan: records of the selection that changed since the last scan, by SystemModstamp, and those
 * that ended, which no selection shows any more.
 */
public final class Scan {
    /** Transactions that began before a scan and ended after it carry older stamps; the longest may take 10 minutes. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX");

    private final Salesforce salesforce;
    private final BulkQuery bulk;
    private final Database database;
    private final Changes changes;
    private final Cursors cursors;
    private final Journal journal;
    private final Links links;
    private final Duplicates duplicates;

    public Scan(
            Salesforce salesforce,
            BulkQuery bulk,
            Database database,
            Changes changes,
            Cursors cursors,
            Journal journal,
            Links links,
            Duplicates duplicates) {
        this.salesforce = salesforce;
        this.bulk = bulk;
        this.database = database;
        this.changes = changes;
        this.cursors = cursors;
        this.journal = journal;
        this.links = links;
        this.duplicates = duplicates;
    }

    /**
     * Scans one object, page by page; each page's changes and the position become durable together. Many records are
     * read in bulk, unless Salesforce does not come to an end with that.
     *
     * @param condition of the selection, SOQL
     */
    public void run(
            @Variable("object") String object,
            @Variable("selection") Selection selection,
            @Variable("condition") String condition) {
        // First, so that a link has moved by the time its new owner is looked at.
        endings(object);
        String soql = Soql.select(
                List.of("Id", "SystemModstamp"),
                object,
                "SystemModstamp >= " + from(object, selection) + " AND " + condition);
        Salesforce.Page first = salesforce.first(soql + " ORDER BY SystemModstamp, Id");
        if (!bulk.isFor(first.total()) || !inBulk(object, selection, soql)) {
            salesforce.pages(
                    first,
                    page -> database.inTransaction(() -> {
                        store(object, page);
                        if (!page.isEmpty()) {
                            moveTo(last(page), object, selection);
                        }
                    }));
        }
    }

    /**
     * Bulk rows come in no order, and some are read later than others: only what had happened before the job began is
     * sure to be among them, and only once all are here.
     */
    private boolean inBulk(String object, Selection selection, String soql) {
        Optional<Instant> begin = bulk.query(soql, page -> database.inTransaction(() -> store(object, page)));
        begin.ifPresent(time -> database.inTransaction(() -> moveTo(time, object, selection)));
        return begin.isPresent();
    }

    /** Deleted, merged and converted records: one more query, over what happened since there are links. */
    private void endings(String object) {
        String name = "endings/" + object;
        Instant from = cursors.read(name)
                .map(Instant::parse)
                .or(() -> links.since(object))
                .orElse(null);
        if (from == null) {
            return;
        }
        String ended = object.equals("Lead") ? "(IsDeleted = true OR IsConverted = true)" : "IsDeleted = true";
        String soql = Soql.select(
                        List.of("Id", "SystemModstamp"),
                        object,
                        "SystemModstamp >= " + text(from.minus(OVERLAP)) + " AND " + ended)
                + " ORDER BY SystemModstamp, Id";
        salesforce.queryAll(
                soql,
                page -> database.inTransaction(() -> {
                    List<String> ids = ids(page);
                    Set<String> known =
                            new HashSet<>(links.ofRecords(object, ids).keySet());
                    duplicates.of(object, ids).forEach(duplicate -> known.add(duplicate.holder()));
                    duplicates.among(object, ids).forEach(duplicate -> known.add(duplicate.salesforceId()));
                    ids.stream()
                            .filter(known::contains)
                            .forEach(id -> changes.capture(Lane.OUTBOUND, object, id, "scan-ended", Duration.ZERO));
                    if (!page.isEmpty()) {
                        cursors.save(name, last(page).toString());
                    }
                }));
    }

    private void store(String object, List<Map<String, Object>> page) {
        Map<String, String> settled = journal.stamps(object, ids(page));
        for (Map<String, Object> record : page) {
            String id = record.get("Id").toString();
            // The very state that was settled already, met again in the overlap, is nothing new.
            if (!settled.containsKey(id) || !stamp(record).equals(Stamps.instant(settled.get(id)))) {
                changes.capture(Lane.OUTBOUND, object, id, "scan", Duration.ZERO);
            }
        }
    }

    private void moveTo(Instant time, String object, Selection selection) {
        cursors.save(name(object), fingerprint(selection) + "|" + time);
    }

    /** SOQL and Bulk write the same time differently. */
    private static Instant stamp(Map<String, Object> record) {
        return Stamps.instant(record.get("SystemModstamp").toString());
    }

    private static List<String> ids(List<Map<String, Object>> page) {
        return page.stream().map(record -> record.get("Id").toString()).toList();
    }

    private static Instant last(List<Map<String, Object>> page) {
        return stamp(page.get(page.size() - 1));
    }

    /** Where the last scan of this very selection ended; a selection that is new starts over. */
    private String from(String object, Selection selection) {
        Optional<Instant> watermark = cursors.read(name(object))
                .filter(position -> position.startsWith(fingerprint(selection) + "|"))
                .map(position -> Instant.parse(position.substring(position.indexOf('|') + 1))
                        .minus(OVERLAP));
        Instant start = watermark.orElse(selection.mode() == Selection.Mode.NEW ? selection.since() : Instant.EPOCH);
        return text(start);
    }

    private static String text(Instant time) {
        return STAMP.format(time.atOffset(ZoneOffset.UTC));
    }

    private static String fingerprint(Selection selection) {
        return Integer.toHexString(selection.toString().hashCode());
    }

    private static String name(String object) {
        return "scan/" + object;
    }
}
