package io.karawane.problem;

/** A whole service can't work just now: it is paused, and no record is to blame. */
public class ServiceTrouble extends RuntimeException {
    private final String service;

    /**
     * @param service {@code salesforce} or {@code activecampaign}
     * @param reason in its own words, without data of a person
     */
    public ServiceTrouble(String service, String reason) {
        super(reason);
        this.service = service;
    }

    public String service() {
        return service;
    }
}
