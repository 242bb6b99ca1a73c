package io.karawane.sandbox.salesforce.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.salesforce.store.FirstRows;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What both kinds of job have in common; its monitor guards its state. */
abstract class Job {
    private final String id;
    private final String operation;
    private final String object;
    private final Dialect dialect;
    private final int version;
    private final Instant created = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Instant modified = created;
    private long modifiedNanos = System.nanoTime();
    private State state;
    private String errorMessage;
    private long activeNanos;

    /** @param version of the API, such as 63 */
    Job(String id, String operation, String object, Dialect dialect, int version, State state) {
        this.id = id;
        this.operation = operation;
        this.object = object;
        this.dialect = dialect;
        this.version = version;
        this.state = state;
    }

    String id() {
        return id;
    }

    String operation() {
        return operation;
    }

    String object() {
        return object;
    }

    Dialect dialect() {
        return dialect;
    }

    int version() {
        return version;
    }

    abstract String type();

    synchronized State state() {
        return state;
    }

    synchronized void enter(State next) {
        state = next;
        modified = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        modifiedNanos = System.nanoTime();
    }

    /** Does nothing to a job that is over. */
    synchronized void fail(String message) {
        if (!state.terminal()) {
            errorMessage = message;
            enter(State.FAILED);
        }
    }

    /** @throws ApiError INVALIDJOBSTATE if it is over already */
    synchronized void abort() {
        if (state.terminal()) {
            throw new ApiError(
                    400, "INVALIDJOBSTATE", "Aborting already " + state.inMessages() + " Job not allowed", null, null);
        }
        enter(State.ABORTED);
    }

    synchronized void worked(long nanos) {
        activeNanos += nanos;
    }

    /** How long it has been in its state. */
    synchronized Duration resting() {
        return Duration.ofNanos(System.nanoTime() - modifiedNanos);
    }

    /** The answer to a change of state. */
    synchronized ObjectNode head() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("operation", operation)
                .put("object", object)
                .put("createdById", FirstRows.USER)
                .put("createdDate", Timestamp.rest(created))
                .put("systemModstamp", Timestamp.rest(modified))
                .put("state", state.apiName());
        describe(json);
        return json.put("concurrencyMode", "Parallel").put("contentType", "CSV").put("apiVersion", (double) version);
    }

    /** Adds what only this kind of job has. */
    abstract void describe(ObjectNode json);

    /** The answer to its creation. */
    synchronized ObjectNode created() {
        ObjectNode json = head();
        if (state == State.OPEN) {
            json.put("contentUrl", "services/data/v" + version + ".0/jobs/ingest/" + id + "/batches");
        }
        return json.put("lineEnding", dialect.ending().name())
                .put("columnDelimiter", dialect.delimiter().name());
    }

    /** The element of a list. */
    synchronized ObjectNode listed() {
        return created().put("jobType", type());
    }

    /** All there is to know. */
    synchronized ObjectNode detailed() {
        ObjectNode json = listed();
        count(json);
        json.put("totalProcessingTime", Duration.ofNanos(activeNanos).toMillis());
        if (errorMessage != null) {
            json.put("errorMessage", errorMessage);
        }
        return json;
    }

    /** Adds what this kind of job counts. */
    abstract void count(ObjectNode json);

    final long activeMillis() {
        return Duration.ofNanos(activeNanos).toMillis();
    }
}
