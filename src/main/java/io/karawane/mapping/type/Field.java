package io.karawane.mapping.type;

import java.util.List;

/**
 * A field of one side as that side describes it.
 *
 * @param name API name, or ActiveCampaign's word for it: {@code email}, {@code %PERSTAG%}, {@code %Field label%}
 * @param label what its users call it
 * @param type {@link SalesforceType} or {@link ActiveCampaignType}
 * @param length most characters of a text, most digits of a number; 0 if unlimited or unknown
 * @param scale most digits after the point of a number; -1 if unknown
 * @param writeable whether the API user may set it
 * @param formula whether Salesforce computes it
 * @param required whether a new record needs a value and none is filled in by default
 * @param options what it may hold; empty if anything
 * @param restricted whether other values than the options are refused
 */
public record Field(
        String name,
        String label,
        Enum<?> type,
        int length,
        int scale,
        boolean writeable,
        boolean formula,
        boolean required,
        List<Option> options,
        boolean restricted) {

    /** One thing to choose: what is stored, and what people see. */
    public record Option(String value, String label) {}

    public Field {
        options = List.copyOf(options);
    }

    /** A text field that can be written, of unknown length: what a field is taken for whose type nobody knows. */
    public static Field text(String name, Enum<?> type) {
        return new Field(name, name, type, 0, -1, true, false, false, List.of(), false);
    }
}
