package io.karawane.problem;

import java.time.Duration;

/** A whole service can't work just now: it is paused, and no record is to blame. */
public class ServiceTrouble extends RuntimeException {
    private final String service;
    private final Duration retryAfter;

    /**
     * @param service {@code salesforce} or {@code activecampaign}
     * @param retryAfter how long it asks to be left alone, or null
     * @param reason in its own words, without data of a person
     */
    public ServiceTrouble(String service, Duration retryAfter, String reason) {
        super(reason);
        this.service = service;
        this.retryAfter = retryAfter;
    }

    public String service() {
        return service;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
