package io.karawane.mapping;

/** Whose value stays when both sides have one. The losing side's movement writes only into blanks. */
public enum Wins {
    /** The side the movement comes from: what a row without {@code wins} does. */
    MOVING,
    SALESFORCE,
    ACTIVECAMPAIGN,
    NEWEST,
    FILL_BLANK;

    boolean favours(Side from, Target target) {
        return switch (this) {
            case MOVING -> true;
            case SALESFORCE -> from == Side.SALESFORCE;
            case ACTIVECAMPAIGN -> from == Side.ACTIVECAMPAIGN;
            case NEWEST -> !target.isNewer();
            case FILL_BLANK -> false;
        };
    }
}
