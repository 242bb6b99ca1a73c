package io.karawane.mapping;

/**
 * What the ActiveCampaign account is subscribed to.
 *
 * @param lite it has no account objects: one field of a contact stands for the name of its account
 * @param accountsAreOn whether account data travels at all
 */
public record Plan(boolean lite, boolean accountsAreOn) {}
