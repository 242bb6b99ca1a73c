package io.karawane.start;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads in which batches are delivered. An aggregator's own are interrupted when its route ends, in the middle of
 * a batch, and an interrupt makes H2 close the whole database.
 */
final class Batches extends ThreadPoolExecutor {
    private static final int MOST = 10;

    private final Set<Runnable> underWay = ConcurrentHashMap.newKeySet();

    Batches() {
        super(MOST, MOST, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> new Thread(work, "batch"));
        allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable batch) {
        underWay.add(batch);
        super.execute(batch);
    }

    @Override
    protected void afterExecute(Runnable batch, Throwable failure) {
        underWay.remove(batch);
    }

    /** Waits for those that are under way now. @return false if the time is over before they end */
    boolean await(Duration longest) throws InterruptedException {
        Set<Runnable> now = Set.copyOf(underWay);
        long end = System.nanoTime() + longest.toNanos();
        while (now.stream().anyMatch(underWay::contains)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }
}
