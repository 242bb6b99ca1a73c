package io.karawane.queue;

/**
 * One line of the journal; what is unknown is null.
 *
 * @param stamp SystemModstamp of the Salesforce record that was settled
 * @param reason code of the catalogue, such as {@code synced}
 * @param field the field concerned
 * @param detail words for the operator, at most 2,000 characters, without data of the person
 * @param mapping version of the mapping that was used
 * @param batch the claim that the record travelled with, the name of a job, or a way through an automation
 * @param cause why the change was in the queue, such as {@code scan}
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
        String batch,
        String cause) {

    /** Of what was in no queue. */
    public Entry(
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
            String batch) {
        this(
                lane,
                object,
                salesforceId,
                activecampaignId,
                emailHash,
                stamp,
                reason,
                field,
                detail,
                mapping,
                batch,
                null);
    }

    /** Of a job, of no record in particular. */
    public static Entry ofJob(String job, String reason, String detail) {
        return new Entry(Lane.OUTBOUND, null, null, null, null, null, reason, null, detail, null, job);
    }

    /** Of a contact on its way through an automation, or with a tag, before anything was asked of Salesforce. */
    public static Entry ofContact(
            String object, String contact, String reason, String field, String detail, String way) {
        return new Entry(Lane.INBOUND, object, null, contact, null, null, reason, field, detail, null, way);
    }
}
