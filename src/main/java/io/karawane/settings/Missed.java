package io.karawane.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How contacts are looked for whose webhook was missed: ActiveCampaign posts each only once.
 *
 * @param look how often, null for never
 * @param tags by Salesforce object, what the automation tags its contacts with beside posting them
 * @param automations those that are watched without a tag
 * @param within how long ago a contact may have entered one of them
 */
public record Missed(Schedule look, Map<String, String> tags, List<Automation> automations, Duration within) {
    public static final Missed NOTHING = new Missed(null, Map.of(), List.of(), Duration.ZERO);

    /**
     * One that posts its contacts.
     *
     * @param creates the Salesforce object its step asks for
     * @param completingHandsOver whether everybody who completed it reached that step
     */
    public record Automation(String id, String creates, boolean completingHandsOver) {}
}
