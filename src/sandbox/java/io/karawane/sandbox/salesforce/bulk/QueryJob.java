package io.karawane.sandbox.salesforce.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.soql.Snapshot;

/** A job that reads records. */
final class QueryJob extends Job {
    private final String soql;
    private Snapshot snapshot;

    QueryJob(String id, JobRequest request, String object, Dialect dialect, int version) {
        super(id, request.text("operation"), object, dialect, version, State.UPLOAD_COMPLETE);
        this.soql = request.text("query");
    }

    @Override
    String type() {
        return "V2Query";
    }

    String soql() {
        return soql;
    }

    boolean readsDeleted() {
        return operation().equals("queryAll");
    }

    synchronized void found(Snapshot rows) {
        snapshot = rows;
    }

    /** Null until it has run. */
    synchronized Snapshot snapshot() {
        return snapshot;
    }

    @Override
    void describe(ObjectNode json) {
        // The query itself is never shown.
    }

    @Override
    void count(ObjectNode json) {
        json.put("numberRecordsProcessed", snapshot == null ? 0 : snapshot.size())
                .put("retries", 0)
                .put("isPkChunkingSupported", true);
    }
}
