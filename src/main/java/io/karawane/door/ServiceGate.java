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
            throw new ServiceTrouble(service, Duration.ZERO, reason);
        });
        if (!node.leaseOutlives(longestRequest)) {
            throw new ServiceTrouble(service, Duration.ZERO, "this instance's lease has ended");
        }
    }

    public void wentWell() {
        pauses.wentWell(service);
    }

    /** Pauses the service for all instances. */
    public ServiceTrouble pause(Duration retryAfter, String reason) {
        pauses.pause(service, retryAfter, reason);
        return new ServiceTrouble(service, retryAfter, reason);
    }
}
