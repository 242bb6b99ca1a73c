package io.karawane.queue;

/**
 * One line of the journal; what is unknown is null.
 *
 * @param stamp SystemModstamp of the Salesforce record that was settled
 * @param reason code of the catalogue, such as {@code synced}
 * @param field the field concerned
 * @param detail words for the operator, at most 2,000 characters, without data of the person
 * @param mapping version of the mapping that was used
 * @param batch the claim or import that it travelled with
 */
public record Entry(
        Lane lane,
        String object,
        String salesforceId,
        String activecampaignId,
        String emailHash,
        String stamp,
        String reason,
        String field,
        String detail,
        String mapping,
        String batch) {}
