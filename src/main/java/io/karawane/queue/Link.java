package io.karawane.queue;

/**
 * A Salesforce record and the ActiveCampaign contact that are the same person, or the accounts that are the same
 * company.
 *
 * @param emailHash keyed hash of the address both had when last synced, empty for an account
 * @param salesforceHash outbound projection of the record as Salesforce stored it, or null if never seen
 * @param mapping version of the mapping by which that projection was made, or null
 * @param holder whether this record speaks for the contact among those of its object
 */
public record Link(
        String object,
        String salesforceId,
        String activecampaignId,
        String emailHash,
        String salesforceHash,
        String mapping,
        boolean holder) {}
