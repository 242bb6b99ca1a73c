package io.karawane.mapping;

import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.mapping.type.Field;
import io.karawane.mapping.type.SalesforceType;

/** The fields that both sides of a mapping have. */
@FunctionalInterface
public interface Fields {
    /** Nothing is known: everything is text, of any length. */
    Fields UNKNOWN =
            (side, name) -> Field.text(name, side == Side.SALESFORCE ? SalesforceType.TEXT : ActiveCampaignType.TEXT);

    /** @return null if that side has no field of this name */
    Field of(Side side, String name);
}
