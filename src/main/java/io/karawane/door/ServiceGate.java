package io.karawane.door;

import io.karawane.problem.ServiceTrouble;
import io.karawane.queue.Pauses;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** What every call passes on its way to a service: is it paused, and may we still send, or write at all? */
public final class ServiceGate {
    private final String service;
    private final Pauses pauses;
    private final BooleanSupplier leaseLasts;
    private final boolean onlyReads;
    private final AtomicLong sent = new AtomicLong();

    private ServiceGate(String service, Pauses pauses, BooleanSupplier leaseLasts, boolean onlyReads) {
        this.service = service;
        this.pauses = pauses;
        this.leaseLasts = leaseLasts;
        this.onlyReads = onlyReads;
    }

    /** @param leaseLasts whether this instance's lease outlives the longest request */
    public static ServiceGate of(String service, Pauses pauses, BooleanSupplier leaseLasts) {
        return new ServiceGate(service, pauses, leaseLasts, false);
    }

    /** One that lets no write through, for who only wants to look; nobody else waits for its lease. */
    public static ServiceGate onlyReading(String service, Pauses pauses) {
        return new ServiceGate(service, pauses, () -> true, true);
    }

    /**
     * @param writes whether the call may change something
     * @throws ServiceTrouble if nothing may be sent now
     * @throws WriteRefused if it writes, and nothing may be written here
     */
    public void enter(boolean writes) {
        if (writes && onlyReads) {
            throw new WriteRefused(service);
        }
        pauses.reason(service).ifPresent(reason -> {
            throw new ServiceTrouble(service, reason);
        });
        if (!leaseLasts.getAsBoolean()) {
            throw new ServiceTrouble(service, "this instance's lease has ended");
        }
        sent.incrementAndGet();
    }

    /** How many calls it has let through. */
    public long sent() {
        return sent.get();
    }

    /** @param call its kind, such as {@code query} */
    public void wentWell(String call) {
        pauses.wentWell(service, call);
    }

    /**
     * Pauses the service for all instances.
     *
     * @param call the kind of call that failed
     * @param retryAfter how long it asks to be left alone, or null
     */
    public ServiceTrouble pause(String call, Duration retryAfter, String reason) {
        pauses.pause(service, call, retryAfter, reason);
        return new ServiceTrouble(service, reason);
    }

    /** The same where trying again is useless until a person has mended something. */
    public Refused refused(String call, Duration retryAfter, String reason) {
        pauses.pause(service, call, retryAfter, reason);
        return new Refused(service, reason);
    }
}
