package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.ValueContext;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.RecordId;
import io.karawane.sandbox.salesforce.wire.Timestamp;
import java.time.LocalDate;
import java.util.Locale;

/** A value in a condition, read as the type of the field it is compared with. */
record Literal(Soql soql, Field field, ValueContext value) {
    private static final int LONGEST = 4_000;

    boolean isNull() {
        return value.NULL() != null;
    }

    /** The stretch of the field's scale that it stands for. */
    Span span() {
        FieldType type = field.type();
        if (type == FieldType.BOOLEAN && value.BooleanLiteral() != null) {
            return Span.point(Boolean.valueOf(value.getText()));
        }
        if (type.number() && value.signedNumber() != null) {
            return Span.point(Double.parseDouble(value.getText()));
        }
        if (type == FieldType.DATE && value.DateLiteral() != null) {
            return Span.point(LocalDate.parse(value.getText()));
        }
        if (type == FieldType.DATETIME && value.DateTimeLiteral() != null) {
            return Span.point(Timestamp.read(value.getText().toUpperCase(Locale.ROOT)));
        }
        if (type == FieldType.DATE && value.dateFormula() != null) {
            return DateFormula.read(value.getText()).dates();
        }
        if (type == FieldType.DATETIME && value.dateFormula() != null) {
            return DateFormula.read(value.getText()).instants();
        }
        if (type.text() || type.identifier()) {
            return Span.point(key());
        }
        throw wrongType();
    }

    /** A text as it is compared: without case; an id in its long form. */
    String key() {
        String text = text(false);
        if (!field.type().identifier()) {
            return text.toLowerCase(Locale.ROOT);
        }
        if (!RecordId.wellFormed(text)) {
            throw soql.error("INVALID_QUERY_FILTER_OPERATOR", value, "invalid ID field: " + text);
        }
        return RecordId.long18(text);
    }

    String text(boolean pattern) {
        if (value.StringLiteral() == null
                || !(field.type().text() || field.type().identifier())) {
            throw wrongType();
        }
        String quoted = soql.at(value);
        if (quoted.length() - 2 > LONGEST) {
            throw soql.error(
                    "MALFORMED_QUERY", value, "Filter literal must not be longer than " + LONGEST + " characters");
        }
        return QuotedText.read(quoted, pattern);
    }

    private ApiError wrongType() {
        boolean text = field.type().text() || field.type().identifier();
        return soql.error(
                "INVALID_FIELD",
                value,
                "value of filter criterion for field '" + field.name() + "' must be of type "
                        + field.type().filterName() + " and should " + (text ? "" : "not ") + "be enclosed in quotes");
    }
}
