package io.karawane.sandbox.salesforce.soql;

import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.FieldType;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Store;

/** What a query can compare, sort and group by: a field, or a function of one. Equal if it means the same. */
sealed interface Expression permits Path, DateFunction, Aggregate {
    /** The field that it is made from. */
    Field field();

    /** Of its values. */
    FieldType type();

    Object get(Store store, Row row);

    /** The expressions' values of one row, or of one group of rows. */
    interface Values {
        Object get(Expression expression);
    }
}
