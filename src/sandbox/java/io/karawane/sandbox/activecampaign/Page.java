package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** The part of a list that is asked for; more than 100 rows are clamped without a word. */
record Page(int limit, int offset) {
    static final int MOST = 100;

    static Page of(Call call, int usual) {
        int limit = call.number("limit", usual);
        return new Page(limit < 1 ? usual : Math.min(limit, MOST), Math.max(0, call.number("offset", 0)));
    }

    <T> List<T> cut(List<T> rows) {
        int from = Math.min(offset, rows.size());
        return rows.subList(from, Math.min(from + limit, rows.size()));
    }

    /** The usual list envelope of 20 rows. */
    static <T> ObjectNode envelope(Call call, String key, List<T> rows, Function<T, ObjectNode> shown) {
        return of(call, 20).envelope(key, rows, shown);
    }

    /** As above, of all rows. */
    static <T> ObjectNode envelope(Call call, String key, Numbered<T> rows, Function<T, ObjectNode> shown) {
        Page page = of(call, 20);
        List<T> cut = rows.stream().skip(page.offset).limit(page.limit).toList();
        return total(Reply.envelope(key, Rows.show(cut, shown)), rows.size());
    }

    <T> ObjectNode envelope(String key, List<T> rows, Function<T, ObjectNode> shown) {
        return total(Reply.envelope(key, Rows.show(cut(rows), shown)), rows.size());
    }

    private static ObjectNode total(ObjectNode body, int total) {
        body.putObject("meta").put("total", String.valueOf(total));
        return body;
    }
}
