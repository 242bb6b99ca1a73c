package io.karawane.mapping.type;

import java.util.Arrays;
import java.util.Locale;

/** Types of Salesforce fields, as far as they can be mapped. */
public enum SalesforceType {
    TEXT("string", Kind.TEXT),
    TEXT_AREA("textarea", Kind.TEXT),
    /** More than 255 characters, or rich text: describe calls it a text area too. */
    LONG_TEXT_AREA(null, Kind.TEXT),
    ENCRYPTED_TEXT("encryptedstring", Kind.TEXT),
    EMAIL("email", Kind.TEXT),
    PHONE("phone", Kind.TEXT),
    URL("url", Kind.TEXT),
    PICKLIST("picklist", Kind.TEXT),
    COMBOBOX("combobox", Kind.TEXT),
    MULTI_PICKLIST("multipicklist", Kind.CHOICES),
    CHECKBOX("boolean", Kind.TRUTH),
    INTEGER("int", Kind.NUMBER),
    NUMBER("double", Kind.NUMBER),
    LONG("long", Kind.NUMBER),
    PERCENT("percent", Kind.NUMBER),
    CURRENCY("currency", Kind.NUMBER),
    DATE("date", Kind.DATE),
    DATE_TIME("datetime", Kind.MOMENT),
    TIME("time", Kind.TEXT),
    ID("id", Kind.TEXT),
    LOOKUP("reference", Kind.TEXT),
    /** Addresses, locations, binary data: their parts may be mapped, they themselves not. */
    COMPOUND(null, null);

    private static final int SHORT_TEXT_AREA = 255;

    private final String apiName;
    private final Kind kind;

    SalesforceType(String apiName, Kind kind) {
        this.apiName = apiName;
        this.kind = kind;
    }

    /**
     * @param describedType {@code type} of a field in a describe answer
     * @param length {@code length} there
     */
    public static SalesforceType of(String describedType, int length) {
        SalesforceType type = Arrays.stream(values())
                .filter(each -> describedType.toLowerCase(Locale.ROOT).equals(each.apiName))
                .findFirst()
                .orElse(COMPOUND);
        return type == TEXT_AREA && length > SHORT_TEXT_AREA ? LONG_TEXT_AREA : type;
    }

    Kind kind() {
        return kind;
    }

    /** As people read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
