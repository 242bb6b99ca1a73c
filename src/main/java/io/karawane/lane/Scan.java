package io.karawane.lane;

import io.karawane.queue.Backlog;
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
import java.util.function.Supplier;
import org.apache.camel.Variable;

/**
 * The stage capture, by scan: records of the selection that changed since the last scan, by SystemModstamp, and those
 * that ended, which no selection shows any more.
 */
public final class Scan {
    /** Transactions that began before a scan and ended after it carry older stamps; the longest may take 10 minutes. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX");

    /** An event may take so long, and its record so long to be claimed and settled. */
    private static final Duration DELIVERY = Duration.ofMinutes(1);

    private final Salesforce salesforce;
    private final BulkQuery bulk;
    private final Database database;
    private final Changes changes;
    private final Backlog backlog;
    private final Cursors cursors;
    private final Journal journal;
    private final Links links;
    private final Duplicates duplicates;
    private final Supplier<Optional<Instant>> heardSince;

    /** @param heardSince from when on the event stream has told all changes; empty if nobody listens */
    public Scan(
            Salesforce salesforce,
            BulkQuery bulk,
            Database database,
            Changes changes,
            Cursors cursors,
            Journal journal,
            Links links,
            Duplicates duplicates,
            Supplier<Optional<Instant>> heardSince) {
        this.salesforce = salesforce;
        this.bulk = bulk;
        this.database = database;
        this.changes = changes;
        this.backlog = new Backlog(database);
        this.cursors = cursors;
        this.journal = journal;
        this.links = links;
        this.duplicates = duplicates;
        this.heardSince = heardSince;
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
            @Variable("condition") String condition,
            @Variable("run") Run run) {
        // First, so that a link has moved by the time its new owner is looked at.
        endings(object);
        database.inTransaction(() -> duplicates
                .forgotten(object)
                .forEach(id -> changes.capture(Lane.OUTBOUND, object, id, "holder-left", Duration.ZERO)));
        String soql = Soql.select(
                List.of("Id", "SystemModstamp"),
                object,
                "SystemModstamp >= " + from(object, selection) + " AND " + condition);
        Salesforce.Page first = salesforce.first(soql + " ORDER BY SystemModstamp, Id");
        if (!bulk.isFor(first.total()) || !inBulk(object, selection, soql, run)) {
            salesforce.pages(
                    first,
                    page -> database.inTransaction(() -> {
                        store(object, page, run);
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
    private boolean inBulk(String object, Selection selection, String soql, Run run) {
        Run apart = run.apart();
        Optional<Instant> begin = bulk.query(soql, page -> database.inTransaction(() -> store(object, page, apart)));
        begin.ifPresent(time -> {
            database.inTransaction(() -> moveTo(time, object, selection));
            run.add(apart);
        });
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

    private void store(String object, List<Map<String, Object>> page, Run run) {
        Map<String, String> settled = journal.stamps(object, ids(page));
        // The very state that was settled already, met again in the overlap, is nothing new.
        List<Map<String, Object>> news = page.stream()
                .filter(record ->
                        !isAsSettled(record, settled.get(record.get("Id").toString())))
                .toList();
        run.add(object, new Run.Count(page.size(), news.size(), missed(object, news, run), 1));
        ids(news).forEach(id -> changes.capture(Lane.OUTBOUND, object, id, "scan", Duration.ZERO));
    }

    private static boolean isAsSettled(Map<String, Object> record, String settled) {
        return settled != null && stamp(record).equals(Stamps.instant(settled));
    }

    private void moveTo(Instant time, String object, Selection selection) {
        cursors.save(name(object), fingerprint(selection) + "|" + time);
    }

    /** SOQL and Bulk write the same time differently. */
    private static Instant stamp(Map<String, Object> record) {
        return Stamps.instant(record.get("SystemModstamp").toString());
    }

    /** Those that the stream should have told by now, and did not. */
    private int missed(String object, List<Map<String, Object>> news, Run run) {
        Optional<Instant> since = heardSince.get();
        // What was settled of an account leaves no stamp to tell it by.
        if (since.isEmpty() || object.equals("Account")) {
            return 0;
        }
        List<Map<String, Object>> due = news.stream()
                .filter(record -> isBetween(
                        record, since.get().plus(DELIVERY), run.begin().minus(DELIVERY)))
                .toList();
        return due.size() - backlog.known(Lane.OUTBOUND, object, ids(due)).size();
    }

    private static boolean isBetween(Map<String, Object> record, Instant from, Instant to) {
        return stamp(record).isAfter(from) && stamp(record).isBefore(to);
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
