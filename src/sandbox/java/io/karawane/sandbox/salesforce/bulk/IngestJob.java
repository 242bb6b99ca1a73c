package io.karawane.sandbox.salesforce.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.store.Origin;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.ArrayList;
import java.util.List;

/** A job that writes records. */
final class IngestJob extends Job {
    private static final byte[] NOTHING = {};

    private final String externalId;
    private final String assignmentRule;
    private final List<Outcome> outcomes = new ArrayList<>();
    private String changeOrigin;
    private byte[] upload;
    private boolean uploadedTwice;
    private long failed;
    private int retries;

    /** @param externalId empty unless the operation is upsert */
    IngestJob(String id, JobRequest request, String object, String externalId, Dialect dialect, int version) {
        super(id, request.text("operation"), object, dialect, version, State.OPEN);
        this.externalId = externalId;
        this.assignmentRule = request.text("assignmentRuleId");
    }

    @Override
    String type() {
        return "V2Ingest";
    }

    String externalId() {
        return externalId;
    }

    /** Duplicate rules cannot be overridden here. */
    synchronized Origin origin() {
        return new Origin(changeOrigin, false);
    }

    synchronized void comesFrom(String origin) {
        changeOrigin = origin;
    }

    /** Nothing objects to a second upload until the job is closed. */
    synchronized void upload(byte[] csv) {
        if (state() != State.OPEN) {
            throw wrongState("Data can be uploaded to an Open job only, the state is " + state().apiName());
        }
        uploadedTwice = upload != null;
        upload = csv;
    }

    /** @throws ApiError INVALIDJOBSTATE if it is closed already, INVALIDJOB if it got data twice */
    synchronized void close() {
        if (state() != State.OPEN) {
            throw wrongState("Closing already " + state().inMessages() + " Job not allowed");
        }
        if (uploadedTwice) {
            throw new ApiError(
                    400,
                    "INVALIDJOB",
                    "Found multipe contents for job: <" + id().substring(0, 15)
                            + ">, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make"
                            + " sure you only do 'PUT' once on a given Job.",
                    null,
                    null);
        }
        enter(State.UPLOAD_COMPLETE);
    }

    private static ApiError wrongState(String message) {
        return new ApiError(400, "INVALIDJOBSTATE", message, null, null);
    }

    synchronized boolean uploaded() {
        return upload != null;
    }

    synchronized byte[] content() {
        return upload == null ? NOTHING : upload;
    }

    synchronized void add(List<Outcome> chunk, int chunkRetries) {
        outcomes.addAll(chunk);
        failed += chunk.stream().filter(Outcome::failed).count();
        retries += chunkRetries;
    }

    /** One for each record that was processed, in the order of the upload. */
    synchronized List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    @Override
    void describe(ObjectNode json) {
        if (!externalId.isEmpty()) {
            json.put("externalIdFieldName", externalId);
        }
        if (!assignmentRule.isEmpty()) {
            json.put("assignmentRuleId", assignmentRule);
        }
    }

    @Override
    void count(ObjectNode json) {
        if (state() != State.OPEN) {
            json.put("numberRecordsProcessed", outcomes.size()).put("numberRecordsFailed", failed);
        }
        json.put("retries", retries)
                .put("apiActiveProcessingTime", activeMillis())
                .put("apexProcessingTime", 0)
                .put("isPkChunkingSupported", false);
    }
}
