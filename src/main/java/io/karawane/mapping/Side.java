package io.karawane.mapping;

/** The two ends of a mapping. */
public enum Side {
    SALESFORCE,
    ACTIVECAMPAIGN;

    public Side other() {
        return this == SALESFORCE ? ACTIVECAMPAIGN : SALESFORCE;
    }

    static boolean isCustom(String activecampaignName) {
        return activecampaignName.startsWith("%");
    }

    static String bare(String customName) {
        return customName.substring(1, customName.length() - 1);
    }
}
