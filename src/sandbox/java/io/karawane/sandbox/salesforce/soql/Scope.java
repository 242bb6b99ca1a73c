package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexParser.FieldNameContext;
import io.github.apexdevtools.apexparser.ApexParser.FromNameListContext;
import io.github.apexdevtools.apexparser.ApexParser.SoqlFunctionContext;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.schema.Schema;
import io.karawane.sandbox.salesforce.store.FirstRows;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * What the names in one SELECT mean.
 *
 * @param alias as in {@code FROM Lead l}; the object's own name if there is none
 */
record Scope(Soql soql, Store store, ObjectType type, String alias) {
    /** The grammar takes any word for an alias, a WHERE without condition too. */
    private static final Set<String> NO_ALIAS = Set.of(
            "ALL",
            "AND",
            "ASC",
            "BY",
            "DESC",
            "EXCLUDES",
            "FIRST",
            "FOR",
            "FROM",
            "GROUP",
            "HAVING",
            "IN",
            "INCLUDES",
            "LAST",
            "LIKE",
            "LIMIT",
            "NOT",
            "NULL",
            "NULLS",
            "OFFSET",
            "OR",
            "ORDER",
            "SELECT",
            "UPDATE",
            "USING",
            "WHERE",
            "WITH");

    static Scope of(Soql soql, Store store, FromNameListContext names) {
        String object = names.fieldName(0).getText();
        if (!store.schema().has(object) || names.fieldName().size() > 1) {
            throw soql.error(
                    "INVALID_TYPE",
                    names,
                    "sObject type '" + object + "' is not supported. If you are attempting to use a custom object, be"
                            + " sure to append the '__c' after the entity name. Please reference your WSDL or the"
                            + " describe call for the appropriate names.");
        }
        return of(soql, store, store.schema().type(object), names);
    }

    static Scope of(Soql soql, Store store, ObjectType type, FromNameListContext names) {
        if (names.soqlId().isEmpty()) {
            return new Scope(soql, store, type, type.name());
        }
        String alias = names.soqlId(0).getText();
        if (NO_ALIAS.contains(alias.toUpperCase(Locale.ROOT))) {
            throw soql.unexpected(names.soqlId(0));
        }
        return new Scope(soql, store, type, alias);
    }

    Schema schema() {
        return store.schema();
    }

    Path path(FieldNameContext name) {
        return Path.of(this, name);
    }

    ApiError error(String code, ParserRuleContext place, String message) {
        return soql.error(code, place, message);
    }

    ApiError malformed(ParserRuleContext place, String message) {
        return soql.error("MALFORMED_QUERY", place, message);
    }

    /** @throws ApiError INVALID_FIELD if {@code able} is false: the field cannot be used in that way */
    void require(boolean able, ParserRuleContext place, Field field, String used) {
        if (!able) {
            throw error("INVALID_FIELD", place, "field '" + field.name() + "' can not be " + used + " in a query call");
        }
    }

    Expression function(SoqlFunctionContext function) {
        String name = function.getChild(0).getText().toUpperCase(Locale.ROOT);
        if (name.equals("TOLABEL")) {
            // A label is spelled as its value here.
            return path(function.fieldName());
        }
        if (function.dateFieldName() != null) {
            return date(DateFunction.Name.of(name), function);
        }
        boolean aggregate = function.AVG() != null
                || function.COUNT() != null
                || function.COUNT_DISTINCT() != null
                || function.MIN() != null
                || function.MAX() != null
                || function.SUM() != null;
        if (!aggregate || function.fieldName() == null) {
            throw malformed(function, "'" + function.getText() + "' is not simulated here");
        }
        Path path = path(function.fieldName());
        Aggregate.Function kind = Aggregate.Function.valueOf(name);
        if (!kind.takes(path.field())) {
            throw error(
                    "INVALID_FIELD",
                    function,
                    "field " + path.field().name() + " does not support aggregate operator " + kind);
        }
        return new Aggregate(kind, path);
    }

    private DateFunction date(DateFunction.Name name, SoqlFunctionContext function) {
        var argument = function.dateFieldName();
        Path path = path(argument.fieldName());
        if (!name.takes(path.type())) {
            throw error(
                    "INVALID_FIELD",
                    function,
                    "field '" + path.field().name() + "' does not support the function " + name);
        }
        return new DateFunction(name, path, argument.CONVERT_TIMEZONE() == null ? ZoneOffset.UTC : userZone());
    }

    /** In which relative dates are read. */
    ZoneId userZone() {
        return ZoneId.of(
                store.table("User").get(FirstRows.USER).get("TimeZoneSidKey").toString());
    }
}
