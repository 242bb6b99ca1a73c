package io.karawane.settings;

import io.karawane.mapping.Plan;
import java.time.Duration;

/**
 * What flows, and when: the content of {@code mappings/sync.yaml}.
 *
 * @param schedule how often Salesforce is scanned, null for never
 * @param formulas how often formula fields of linked records are compared
 * @param onDelete what becomes of the ActiveCampaign contact of a record that was deleted in Salesforce
 * @param batchSize how many inbound changes are a batch
 * @param batchEvery how long one waits at most for company
 * @param missed how contacts are looked for whose webhook was missed
 * @param updates whether an edit in ActiveCampaign reaches linked records without an automation's step
 * @param updatesEvery how long such an edit waits for company
 * @param accounts whether account data travels at all
 * @param plan {@code plus}, or {@code lite} without account objects in ActiveCampaign
 * @param outboundTag what contacts that came from Salesforce carry
 * @param inboundTag what contacts that were added to Salesforce carry
 * @param deletedTag what contacts carry whose record was deleted, with {@link OnDelete#TAG}
 */
public record Sync(
        Schedule schedule,
        Schedule formulas,
        Selection lead,
        Selection contact,
        OnDelete onDelete,
        int batchSize,
        Duration batchEvery,
        Missed missed,
        boolean updates,
        Duration updatesEvery,
        boolean accounts,
        String plan,
        boolean cxAutomation,
        String cxLabel,
        String outboundTag,
        String inboundTag,
        String deletedTag) {

    /** What a deletion in Salesforce does in ActiveCampaign. */
    public enum OnDelete {
        /** The contact stays as it is. */
        UNLINK,
        /** The contact stays and gets a tag. */
        TAG,
        /** The contact is deleted too. */
        DELETE
    }

    public Selection of(String object) {
        return object.equals("Lead") ? lead : contact;
    }

    /** Whether account objects of ActiveCampaign are used. */
    public boolean accountObjects() {
        return accounts && plan.equals("plus");
    }

    /** Whether one custom field of contacts stands for the name of their account. */
    public boolean accountNames() {
        return accounts && !accountObjects();
    }

    /** What the account mapping is held to. */
    public Plan accountPlan() {
        return new Plan(plan.equals("lite"), accounts);
    }

    public Sync withBatchSize(int size) {
        return new Sync(
                schedule,
                formulas,
                lead,
                contact,
                onDelete,
                size,
                batchEvery,
                missed,
                updates,
                updatesEvery,
                accounts,
                plan,
                cxAutomation,
                cxLabel,
                outboundTag,
                inboundTag,
                deletedTag);
    }

    public Sync withBatchEvery(Duration every) {
        return new Sync(
                schedule,
                formulas,
                lead,
                contact,
                onDelete,
                batchSize,
                every,
                missed,
                updates,
                updatesEvery,
                accounts,
                plan,
                cxAutomation,
                cxLabel,
                outboundTag,
                inboundTag,
                deletedTag);
    }
}
