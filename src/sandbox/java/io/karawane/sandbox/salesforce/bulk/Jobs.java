package io.karawane.sandbox.salesforce.bulk;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.salesforce.wire.Allowance;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.RecordId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The jobs of the org, oldest first. */
final class Jobs {
    private static final String PREFIX = "750";

    private final Limits limits;
    private final Map<String, Job> jobs = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong();

    Jobs(Limits limits) {
        this.limits = limits;
        limits.declare("bulkOpenHours", 24);
        limits.declare("bulkJobDays", 7);
    }

    String newId() {
        return RecordId.of(PREFIX, numbers.incrementAndGet());
    }

    void add(Job job) {
        jobs.put(job.id(), job);
    }

    Collection<Job> all() {
        return jobs.values();
    }

    /** @throws ApiError NOT_FOUND if there is no such job, or one of the other kind */
    <J extends Job> J find(Class<J> kind, String id) {
        Job job = jobs.get(RecordId.long18(id));
        if (!kind.isInstance(job)) {
            throw ApiError.notFound();
        }
        return kind.cast(job);
    }

    void remove(Job job) {
        jobs.remove(job.id());
    }

    /** Stops and forgets all of them; none writes any more once this returns. */
    void clear() {
        jobs.values().forEach(job -> job.enter(State.ABORTED));
        jobs.clear();
    }

    /** Fails what was left open too long and forgets what has been over for days. */
    void expire() {
        for (Job job : jobs.values()) {
            if (job.state() == State.OPEN && rests(job, "bulkOpenHours", Duration.ofHours(1))) {
                job.fail("InvalidJobState : The job was not closed in time");
            } else if (job.state().terminal() && rests(job, "bulkJobDays", Duration.ofDays(1))) {
                remove(job);
            }
        }
    }

    private boolean rests(Job job, String limit, Duration unit) {
        double most = limits.get(limit) * unit.toNanos() / Allowance.timeScale(limits);
        return most > 0 && job.resting().toNanos() > most;
    }
}
