package io.karawane.mapping.type;

import static io.karawane.mapping.type.ActiveCampaignType.CHECKBOX;
import static io.karawane.mapping.type.ActiveCampaignType.CURRENCY;
import static io.karawane.mapping.type.ActiveCampaignType.DATE;
import static io.karawane.mapping.type.ActiveCampaignType.DATETIME;
import static io.karawane.mapping.type.ActiveCampaignType.DROPDOWN;
import static io.karawane.mapping.type.ActiveCampaignType.HIDDEN;
import static io.karawane.mapping.type.ActiveCampaignType.LISTBOX;
import static io.karawane.mapping.type.ActiveCampaignType.NUMBER;
import static io.karawane.mapping.type.ActiveCampaignType.RADIO;
import static io.karawane.mapping.type.ActiveCampaignType.TEXT;
import static io.karawane.mapping.type.ActiveCampaignType.TEXTAREA;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which types may be mapped to each other: the combinations that ActiveCampaign lists for its own package, and where it
 * lists nothing (radio buttons, numbers, dates with a time) those that lose nothing.
 */
public final class Matrix {
    private Matrix() {}

    /** The ActiveCampaign types that this Salesforce field may be mapped to; a formula has its own. */
    public static Set<ActiveCampaignType> partners(Field salesforce) {
        SalesforceType type = (SalesforceType) salesforce.type();
        if (!salesforce.formula()) {
            return partners(type);
        }
        return type == SalesforceType.CHECKBOX ? EnumSet.of(CHECKBOX) : EnumSet.of(TEXT, TEXTAREA, HIDDEN);
    }

    /** Whether the value that comes back would be less than the one that went. */
    public static boolean losesOnTheWay(SalesforceType from, Field to) {
        return from == SalesforceType.DATE_TIME && to.type() == DATE;
    }

    /** The ActiveCampaign types that a Salesforce field of that type may be mapped to. */
    static Set<ActiveCampaignType> partners(SalesforceType type) {
        return switch (type) {
            case CHECKBOX -> EnumSet.of(CHECKBOX);
            case CURRENCY -> EnumSet.of(CURRENCY, NUMBER, TEXT, HIDDEN);
            case PERCENT -> EnumSet.of(NUMBER, TEXT, HIDDEN);
            case INTEGER, NUMBER, LONG -> EnumSet.of(NUMBER, TEXT, DROPDOWN, RADIO, HIDDEN);
            case DATE -> EnumSet.of(DATE);
            case DATE_TIME -> EnumSet.of(DATETIME, DATE, TEXT, HIDDEN);
            case EMAIL, URL, PICKLIST, COMBOBOX -> EnumSet.of(TEXT, DROPDOWN, RADIO, HIDDEN);
            case TEXT -> EnumSet.of(TEXT, DROPDOWN, RADIO, HIDDEN, DATE);
            case MULTI_PICKLIST -> EnumSet.of(LISTBOX, CHECKBOX);
            case TEXT_AREA -> EnumSet.of(TEXT, TEXTAREA, HIDDEN);
            case LONG_TEXT_AREA -> EnumSet.of(TEXTAREA, HIDDEN);
            case PHONE, ENCRYPTED_TEXT, TIME, ID, LOOKUP -> EnumSet.of(TEXT, HIDDEN);
            case COMPOUND -> EnumSet.noneOf(ActiveCampaignType.class);
        };
    }
}
