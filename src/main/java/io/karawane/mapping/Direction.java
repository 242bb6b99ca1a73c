package io.karawane.mapping;

/** Which way a row carries values. */
public enum Direction {
    BOTH,
    TO_ACTIVECAMPAIGN,
    TO_SALESFORCE;

    public boolean goesTo(Side side) {
        return this == BOTH || (this == TO_SALESFORCE) == (side == Side.SALESFORCE);
    }
}
