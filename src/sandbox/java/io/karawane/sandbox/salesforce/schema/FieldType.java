package io.karawane.sandbox.salesforce.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** The data types of the simulated fields, with the two type names that describe reports. */
public enum FieldType {
    ID("tns:ID"),
    REFERENCE("tns:ID"),
    STRING("xsd:string"),
    TEXTAREA("xsd:string"),
    EMAIL("xsd:string"),
    PHONE("xsd:string"),
    URL("xsd:string"),
    PICKLIST("xsd:string"),
    MULTIPICKLIST("xsd:string"),
    BOOLEAN("xsd:boolean"),
    INT("xsd:int"),
    DOUBLE("xsd:double"),
    CURRENCY("xsd:double"),
    PERCENT("xsd:double"),
    DATE("xsd:date"),
    DATETIME("xsd:dateTime"),
    ADDRESS("urn:address");

    private final String soapType;

    FieldType(String soapType) {
        this.soapType = soapType;
    }

    @JsonCreator
    static FieldType named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** As {@code type} in describe. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String soapType() {
        return soapType;
    }

    /** As named in messages about filter values. */
    public String filterName() {
        return soapType.substring(4);
    }

    /** Of a new custom field. */
    int usualLength() {
        return switch (this) {
            case EMAIL -> 80;
            case PHONE -> 40;
            case MULTIPICKLIST -> 4_099;
            default -> text() ? 255 : 0;
        };
    }

    public boolean text() {
        return soapType.equals("xsd:string");
    }

    public boolean identifier() {
        return soapType.equals("tns:ID");
    }

    public boolean number() {
        return this == INT || this == DOUBLE || this == CURRENCY || this == PERCENT;
    }
}
