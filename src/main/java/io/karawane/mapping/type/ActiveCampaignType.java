package io.karawane.mapping.type;

import java.util.Arrays;
import java.util.Locale;

/** Types of ActiveCampaign fields, of contacts and of accounts. */
public enum ActiveCampaignType {
    TEXT(Kind.TEXT),
    TEXTAREA(Kind.TEXT),
    HIDDEN(Kind.TEXT),
    DROPDOWN(Kind.TEXT),
    RADIO(Kind.TEXT),
    /** Several choices of a contact; accounts say {@code multiselect}. */
    LISTBOX(Kind.CHOICES),
    CHECKBOX(Kind.CHOICES),
    DATE(Kind.DATE),
    DATETIME(Kind.MOMENT),
    NUMBER(Kind.NUMBER),
    CURRENCY(Kind.NUMBER);

    private final Kind kind;

    ActiveCampaignType(Kind kind) {
        this.kind = kind;
    }

    /** @param apiType of {@code /fields} or {@code /accountCustomFieldMeta}; what is unknown there counts as text */
    public static ActiveCampaignType of(String apiType) {
        String name = apiType.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> each.name().equals(name.equals("MULTISELECT") ? "LISTBOX" : name))
                .findFirst()
                .orElse(TEXT);
    }

    Kind kind() {
        return kind;
    }

    /** As people read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
