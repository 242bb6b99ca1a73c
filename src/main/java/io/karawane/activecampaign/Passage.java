package io.karawane.activecampaign;

import java.time.Instant;

/**
 * A contact's way through an automation, which ActiveCampaign calls a contactAutomation.
 *
 * @param entered when it began
 * @param completed when it ended, null while it is under way
 */
public record Passage(String id, String contact, Instant entered, Instant completed) {
    /** When the contact was last seen to get further. */
    public Instant last() {
        return completed == null ? entered : completed;
    }

    public boolean isCompleted() {
        return completed != null;
    }
}
