package io.karawane.queue;

/**
 * A Salesforce record that stays out of ActiveCampaign while another one of its object holds its address.
 *
 * @param emailHash keyed hash of the address that both have
 * @param holder Salesforce id of the record that holds it
 */
public record Duplicate(String object, String salesforceId, String emailHash, String holder) {}
