package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.List;

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

    /** The usual list envelope. */
    ObjectNode envelope(String key, List<ObjectNode> rows) {
        ObjectNode body = Reply.envelope(key, Json.array().addAll(cut(rows)));
        body.putObject("meta").put("total", String.valueOf(rows.size()));
        return body;
    }
}
