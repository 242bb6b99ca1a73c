package io.karawane.problem;

/** Who can do something about a reason. */
public enum Owner {
    NOBODY,
    OPERATOR,
    ENGINEER,
    SALESFORCE_ADMIN,
    ACTIVECAMPAIGN_ADMIN
}
