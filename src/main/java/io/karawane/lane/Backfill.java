package io.karawane.lane;

import io.karawane.queue.Backlog;
import io.karawane.queue.Change;
import io.karawane.queue.Lane;
import io.karawane.queue.Pauses;
import io.karawane.queue.Resync;
import io.karawane.queue.Resyncs;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import io.karawane.schema.Terms;
import io.karawane.settings.Selection;
import io.karawane.settings.Sync;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;

/** The stage capture, for old records that somebody asks for: page by page, behind everybody who waits. */
public final class Backfill {
    private final Salesforce salesforce;
    private final Backlog backlog;
    private final Resyncs resyncs;
    private final Drift drift;
    private final Pauses pauses;
    private final Supplier<Terms> terms;
    private final int page;

    /** @param page most ids that are captured at a time; the next are while fewer than that wait */
    public Backfill(
            Salesforce salesforce,
            Backlog backlog,
            Resyncs resyncs,
            Drift drift,
            Pauses pauses,
            Supplier<Terms> terms,
            int page) {
        this.salesforce = salesforce;
        this.backlog = backlog;
        this.resyncs = resyncs;
        this.drift = drift;
        this.pauses = pauses;
        this.terms = terms;
        this.page = page;
    }

    /** Whose next page is due. */
    public List<Resync> due() {
        List<Resync> running = resyncs.running();
        if (running.isEmpty()
                || !flows(terms.get().sync())
                || backlog.of(Lane.OUTBOUND).total() >= page) {
            return List.of();
        }
        return running.stream().filter(resync -> isOn(resync.object())).toList();
    }

    private boolean flows(Sync now) {
        return now.schedule() != null && !pauses.anyPaused();
    }

    private boolean isOn(String object) {
        return terms.get().sync().of(object).mode() != Selection.Mode.NONE;
    }

    /** @throws io.karawane.salesforce.ConditionRefused if the condition is no longer one */
    public void capture(@Body Resync resync) {
        long left = resync.most() == null ? page : Math.min(page, resync.most() - resync.captured());
        int looked = resync.changedMapping() ? page : (int) left;
        Terms now = terms.get();
        // By id, so that the place survives whatever happens meanwhile.
        String after = resyncs.position(resync)
                .map(id -> "Id > " + Soql.text(id) + " AND ")
                .orElse("");
        Set<String> fields = resync.changedMapping() ? Drift.fields(resync.object(), now) : Set.of("Id");
        List<Map<String, Object>> records =
                salesforce.ask(Soql.select(fields, resync.object(), after + "(" + resync.condition() + ")")
                        + " ORDER BY Id LIMIT " + looked);
        List<String> seen =
                records.stream().map(record -> record.get("Id").toString()).toList();
        List<String> wanted = resync.changedMapping()
                ? drift.among(resync.object(), records, now).byMapping()
                : seen;
        boolean full = wanted.size() > left;
        List<String> ids = full ? wanted.subList(0, (int) left) : wanted;
        boolean reached = resync.most() != null && resync.captured() + ids.size() >= resync.most();
        String position = full ? ids.get(ids.size() - 1) : seen.isEmpty() ? null : seen.get(seen.size() - 1);
        resyncs.capture(resync, ids, position, reached || !full && seen.size() < looked);
    }

    /** No page can follow. */
    public void fail(@Body Resync resync, Exchange exchange) {
        String words =
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class).getMessage();
        resyncs.end(resync.object(), Resync.State.FAILED, words);
    }

    /**
     * The condition of the mode, or for records that a resync asks for the condition of that resync. A mode that is off
     * stays off.
     */
    public String widen(
            @Variable("claimed") List<Change> claimed,
            @Variable("selection") Selection selection,
            @Variable("condition") String condition) {
        Map<String, String> conditions =
                resyncs.conditions(claimed.stream().map(Change::reason).toList());
        if (conditions.isEmpty() || selection.mode() == Selection.Mode.NONE) {
            return condition;
        }
        String anyway = claimed.stream()
                .filter(change -> conditions.containsKey(change.reason()))
                .collect(Collectors.groupingBy(Change::reason, Collectors.mapping(Change::record, Collectors.toList())))
                .entrySet()
                .stream()
                .map(each ->
                        " OR (Id IN %s AND (%s))".formatted(Soql.list(each.getValue()), conditions.get(each.getKey())))
                .collect(Collectors.joining());
        return "(" + condition + anyway + ")";
    }
}
