package io.karawane.sandbox.salesforce.bulk;

import io.karawane.sandbox.salesforce.soql.Query;
import io.karawane.sandbox.salesforce.soql.Snapshot;
import io.karawane.sandbox.salesforce.store.Store;

/** The way of query jobs from UploadComplete to their end. */
record QueryRun(Store store, Pace pace, Trouble trouble) {
    private static final int FIRST_VERSION_IN_ORDER_OF_QUERY = 50;

    void start(QueryJob job) {
        pace.after(1, job, () -> begin(job));
    }

    private void begin(QueryJob job) {
        synchronized (job) {
            if (job.state() != State.UPLOAD_COMPLETE) {
                return;
            }
            job.enter(State.IN_PROGRESS);
        }
        // Without the lock: a large query must not keep the callers waiting.
        job.found(new Snapshot(
                store,
                new Query(store, job.soql()).run(job.readsDeleted()),
                job.version() < FIRST_VERSION_IN_ORDER_OF_QUERY));
        pace.after(1, job, () -> end(job));
    }

    private void end(QueryJob job) {
        synchronized (job) {
            if (job.state() != State.IN_PROGRESS) {
                return;
            }
            if (trouble.ends()) {
                trouble.end(job);
            } else {
                job.enter(State.JOB_COMPLETE);
            }
        }
    }
}
