package io.karawane.queue;

import java.util.Locale;

/** A direction that people travel in. */
public enum Lane {
    /** Salesforce to ActiveCampaign. */
    OUTBOUND,
    /** ActiveCampaign to Salesforce. */
    INBOUND;

    /** The word that tables and messages use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
