package io.karawane.door;

import io.karawane.problem.ServiceTrouble;
import io.karawane.queue.Node;
import io.karawane.queue.Pauses;
import java.time.Duration;

/** What every call passes on its way to a service: is it paused, and may this instance still send? */
public final class ServiceGate {
    private final String service;
    private final Duration longestRequest;
    private final Pauses pauses;
    private final Node node;

    /** @param longestRequest when a request is given up: the lease must outlive it */
    public ServiceGate(String service, Duration longestRequest, Pauses pauses, Node node) {
        this.service = service;
        this.longestRequest = longestRequest;
        this.pauses = pauses;
        this.node = node;
    }

    /** @throws ServiceTrouble if nothing may be sent now */
    public void enter() {
        pauses.reason(service).ifPresent(reason -> {
            throw new ServiceTrouble(service, reason);
        });
        if (!node.leaseOutlives(longestRequest)) {
            throw new ServiceTrouble(service, "this instance's lease has ended");
        }
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
}
