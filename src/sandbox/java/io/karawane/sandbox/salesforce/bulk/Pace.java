package io.karawane.sandbox.salesforce.bulk;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.salesforce.wire.Allowance;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** When jobs go on: each stays for {@code bulkStateMs} in a state, divided by {@code timeScale}. */
final class Pace implements AutoCloseable {
    private final Limits limits;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4, work -> {
        Thread thread = new Thread(work, "sandbox-bulk");
        thread.setDaemon(true);
        return thread;
    });

    Pace(Limits limits) {
        this.limits = limits;
        limits.declare("bulkStateMs", 500);
    }

    /** Does {@code work} after the given part of the time; if it breaks, so does the job. */
    void after(double part, Job job, Runnable work) {
        double nanos = limits.get("bulkStateMs") * 1_000_000 / Allowance.timeScale(limits) * part;
        threads.schedule(() -> run(job, work), (long) nanos, TimeUnit.NANOSECONDS);
    }

    private static void run(Job job, Runnable work) {
        long start = System.nanoTime();
        try {
            work.run();
        } catch (JobFailure failure) {
            job.fail(failure.getMessage());
        } catch (RuntimeException e) {
            job.fail("UnknownException : " + e);
        }
        job.worked(System.nanoTime() - start);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
