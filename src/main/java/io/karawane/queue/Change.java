package io.karawane.queue;

import java.time.OffsetDateTime;

/**
 * One claimed piece of work.
 *
 * @param object the Salesforce object it is about, or that the automation's action names
 * @param record outbound the 18-character Salesforce id, inbound the ActiveCampaign contact id
 * @param reason why it is in the queue, such as {@code scan}
 * @param receivedAt when it was first acknowledged, database time
 * @param tries how often it failed so far
 * @param claim the fence: only results that carry it are accepted
 */
public record Change(
        long id,
        Lane lane,
        String object,
        String record,
        String reason,
        OffsetDateTime receivedAt,
        int tries,
        String claim) {
    /** The reason of a contact that reached an automation's step. */
    public static final String AUTOMATION = "automation";
    /** The reason of a contact that was only edited: its linked records follow, nothing is made of it. */
    public static final String UPDATED = "updated";

    public boolean isUpdate() {
        return lane == Lane.INBOUND && reason.equals(UPDATED);
    }

    static String waitingKey(Lane lane, String object, String record) {
        return lane.word() + "/" + object + "/" + record;
    }

    String waitingKey() {
        return waitingKey(lane, object, record);
    }
}
