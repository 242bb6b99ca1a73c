package io.karawane.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.salesforce.oauth.ConnectedApp;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.soql.Condition;
import io.karawane.sandbox.salesforce.store.Rules;
import io.karawane.sandbox.salesforce.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What an administrator sets up in an org. Everything lasts until the next reset. */
public final class Administration {
    private final Store store;
    private final Rules rules;
    private final ConnectedApp app;

    Administration(Store store, Rules rules, ConnectedApp app) {
        this.store = store;
        this.rules = rules;
        this.app = app;
    }

    /** The client that users log in to. */
    public ConnectedApp connectedApp() {
        return app;
    }

    /**
     * Adds a custom object such as {@code Partner__c}, with the fields that every such object has and nothing more.
     *
     * @throws IllegalArgumentException if that is not the name of a new custom object
     */
    public void addObject(String name) {
        store.addObject(name);
    }

    /**
     * Adds a custom field; describe, queries, writes and change events know it from then on.
     *
     * @param definition {@code {"name":"Level__c","type":"picklist","label":"Level","length":255,"values":["A","B"],
     *     "restricted":true,"required":false,"externalId":false,"unique":false,"initial":"A"}}; also {@code precision}
     *     and {@code scale} of numbers, {@code formula} of a text such as {@code "{LastName}, {Company}"}; only the
     *     name is required, and the type is {@code string} unless it says another
     * @throws IllegalArgumentException if there is no such object or the definition is no field
     */
    public void addField(String object, JsonNode definition) {
        SalesforceService.said(() -> {
            store.addField(store.schema().type(object), definition);
            return null;
        });
    }

    /**
     * Gives a formula field another formula: records show other values, without an event and without a new
     * SystemModstamp.
     *
     * @throws IllegalArgumentException if there is no such formula field
     */
    public void changeFormula(String object, String field, String formula) {
        ObjectType type = store.schema().type(object);
        if (!type.has(field) || type.field(field).formula() == null) {
            throw new IllegalArgumentException(object + " has no formula field " + field);
        }
        type.changeFormula(type.field(field), formula);
    }

    /**
     * Refuses every write after which {@code condition} would hold: FIELD_CUSTOM_VALIDATION_EXCEPTION.
     *
     * @param condition as after WHERE in SOQL
     * @param field to blame; null if it is the record as a whole
     * @throws IllegalArgumentException with Salesforce's text if the condition is none
     */
    public void addValidationRule(String object, String condition, String message, String field) {
        SalesforceService.said(() -> {
            ObjectType type = store.schema().type(object);
            Condition broken = new Condition(store, type, condition);
            rules.settings().addValidation(type, broken::matches, message, field);
            return null;
        });
    }

    /**
     * Refuses the API's next {@code calls} writes of each of these records, and of records that come to refer to
     * them, but for no longer than {@code time}: UNABLE_TO_LOCK_ROW.
     */
    public void lockRows(List<String> ids, int calls, Duration time) {
        rules.settings().lock(ids, calls, time);
    }

    /**
     * The API's user may read these fields but no longer set them: INVALID_FIELD_FOR_INSERT_UPDATE.
     *
     * @throws IllegalArgumentException if there is no such object or field
     */
    public void readOnlyFields(String object, List<String> names) {
        ObjectType type = SalesforceService.said(() -> store.schema().type(object));
        type.lock(names.stream().map(name -> field(type, name)).toList());
    }

    /** As if the record had been made then and never touched since: neither an event nor a new stamp tells of it. */
    public void backdate(String object, String id, Instant time) {
        SalesforceService.said(() -> {
            store.backdate(store.schema().type(object), id, time);
            return null;
        });
    }

    private static Field field(ObjectType type, String name) {
        return type.find(name).orElseThrow(() -> new IllegalArgumentException(type + " has no field " + name));
    }
}
