package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.salesforce.soql.Query;
import io.karawane.sandbox.salesforce.soql.Result;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.wire.Allowance;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.RecordId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code query}, {@code queryAll} and the further pages of their results. */
final class QueryCalls {
    private static final int LARGEST_PAGE = 2_000;
    private static final int SMALLEST_PAGE = 200;
    /** Salesforce keeps this many open results for a user and drops the oldest. */
    private static final int MOST_CURSORS = 10;

    private static final Duration KEPT = Duration.ofDays(2);

    private final Store store;
    private final Limits limits;
    private final Map<String, Cursor> cursors = new LinkedHashMap<>();
    private long opened;

    /** @param since in nanoseconds of this machine's clock */
    private record Cursor(Result result, int pageSize, long since) {}

    QueryCalls(Store store, Limits limits) {
        this.store = store;
        this.limits = limits;
    }

    synchronized void reset() {
        cursors.clear();
    }

    Answer answer(Call call, boolean deleted) {
        call.allow("GET", "HEAD");
        if (call.resource().size() == 2) {
            return Answer.ok(nextPage(call, call.resource().get(1)));
        }
        String soql = call.parameter("q")
                .orElseThrow(
                        () -> new ApiError(400, "MALFORMED_QUERY", "A query string has to be specified", null, null));
        int pageSize =
                Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, call.batchSize().orElse(LARGEST_PAGE)));
        return Answer.ok(firstPage(call, new Query(store, soql).run(deleted), pageSize));
    }

    private ObjectNode firstPage(Call call, Result result, int pageSize) {
        boolean further = result.length() > pageSize;
        String locator = further ? open(new Cursor(result, pageSize, System.nanoTime())) : null;
        return page(call, result, 0, pageSize, locator);
    }

    private synchronized String open(Cursor cursor) {
        if (cursors.size() == MOST_CURSORS) {
            cursors.remove(cursors.keySet().iterator().next());
        }
        String locator = RecordId.of("01g", ++opened);
        cursors.put(locator, cursor);
        return locator;
    }

    private synchronized ObjectNode nextPage(Call call, String place) {
        int dash = place.lastIndexOf('-');
        String locator = dash < 0 ? place : place.substring(0, dash);
        Cursor cursor = cursors.get(locator);
        if (cursor == null || expired(cursor) || !place.substring(dash + 1).matches("\\d{1,9}")) {
            throw new ApiError(400, "INVALID_QUERY_LOCATOR", "invalid query locator", null, null);
        }
        int from = Integer.parseInt(place.substring(dash + 1));
        return page(call, cursor.result(), from, cursor.pageSize(), locator);
    }

    private boolean expired(Cursor cursor) {
        return System.nanoTime() - cursor.since() > KEPT.toNanos() / Allowance.timeScale(limits);
    }

    private ObjectNode page(Call call, Result result, int from, int pageSize, String locator) {
        int to = Math.min(result.length(), from + pageSize);
        boolean done = to == result.length();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("totalSize", result.size()).put("done", done);
        if (!done) {
            json.put("nextRecordsUrl", "/services/data/" + call.version() + "/query/" + locator + "-" + to);
        }
        ArrayNode records = json.putArray("records");
        for (int at = from; at < to; at++) {
            records.add(result.json(store, at, call.version(), children -> firstPage(call, children, pageSize)));
        }
        return json;
    }
}
