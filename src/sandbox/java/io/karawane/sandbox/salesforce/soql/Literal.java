package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.ValueContext;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.store.Value;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.RecordId;
import io.karawane.sandbox.salesforce.wire.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** A value in a condition, read as the type of what it is compared with. */
record Literal(Scope scope, Expression expression, ValueContext value) {
    private static final int LONGEST = 4_000;
    private static final String CURRENCY = "EUR";

    boolean isNull() {
        return value.NULL() != null;
    }

    /** The stretch of the expression's scale that it stands for. */
    Span span() {
        try {
            return read();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw scope.soql().unexpected(value);
        }
    }

    private Span read() {
        FieldType type = expression.type();
        String written = value.getText().toUpperCase(Locale.ROOT);
        if (type == FieldType.BOOLEAN && value.BooleanLiteral() != null) {
            return Span.point(Boolean.valueOf(written));
        }
        if (type.number() && value.signedNumber() != null) {
            return Span.point(Value.number(written));
        }
        if (type == FieldType.CURRENCY && value.IntegralCurrencyLiteral() != null && written.startsWith(CURRENCY)) {
            return Span.point(Value.number(written.substring(CURRENCY.length())));
        }
        if (type == FieldType.DATE && value.DateLiteral() != null) {
            return Span.point(LocalDate.parse(written));
        }
        if (type == FieldType.DATETIME && value.DateTimeLiteral() != null) {
            return Span.point(Timestamp.read(written));
        }
        if (type == FieldType.DATE && value.dateFormula() != null) {
            return DateFormula.read(written, scope.userZone()).dates();
        }
        if (type == FieldType.DATETIME && value.dateFormula() != null) {
            ZoneId zone = scope.userZone();
            return DateFormula.read(written, zone).instants(zone);
        }
        if (type.text() || type.identifier()) {
            return Span.point(key());
        }
        throw wrongType();
    }

    /** A text as it is compared: without case; an id in its long form. */
    String key() {
        String text = text(false);
        if (!expression.type().identifier()) {
            return text.toLowerCase(Locale.ROOT);
        }
        if (!RecordId.wellFormed(text)) {
            throw scope.error("INVALID_QUERY_FILTER_OPERATOR", value, "invalid ID field: " + text);
        }
        return RecordId.long18(text);
    }

    String text(boolean pattern) {
        FieldType type = expression.type();
        if (value.StringLiteral() == null || !(type.text() || type.identifier())) {
            throw wrongType();
        }
        String quoted = scope.soql().at(value);
        if (quoted.length() - 2 > LONGEST) {
            throw scope.malformed(value, "Filter literal must not be longer than " + LONGEST + " characters");
        }
        return QuotedText.read(quoted, pattern);
    }

    private ApiError wrongType() {
        FieldType type = expression.type();
        return scope.error(
                "INVALID_FIELD",
                value,
                "value of filter criterion for field '" + expression.field().name() + "' must be of type "
                        + type.filterName() + " and should " + (type.text() || type.identifier() ? "" : "not ")
                        + "be enclosed in quotes");
    }
}
