package io.karawane.settings;

import io.karawane.mapping.Plan;
import java.time.Duration;

/**
 * What flows, and when: the content of {@code mappings/sync.yaml}.
 *
 * @param batchSize how many inbound changes are a batch
 * @param batchEvery how long one waits at most for company
 * @param accounts whether account data travels at all
 * @param plan {@code plus}, or {@code lite} without account objects in ActiveCampaign
 * @param outboundTag what contacts that came from Salesforce carry
 * @param inboundTag what contacts that were added to Salesforce carry
 */
public record Sync(
        Schedule schedule,
        Selection lead,
        Selection contact,
        int batchSize,
        Duration batchEvery,
        boolean accounts,
        String plan,
        boolean cxAutomation,
        String cxLabel,
        String outboundTag,
        String inboundTag) {

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
                lead,
                contact,
                size,
                batchEvery,
                accounts,
                plan,
                cxAutomation,
                cxLabel,
                outboundTag,
                inboundTag);
    }

    public Sync withBatchEvery(Duration every) {
        return new Sync(
                schedule,
                lead,
                contact,
                batchSize,
                every,
                accounts,
                plan,
                cxAutomation,
                cxLabel,
                outboundTag,
                inboundTag);
    }
}
