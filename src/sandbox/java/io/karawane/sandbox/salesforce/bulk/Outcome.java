package io.karawane.sandbox.salesforce.bulk;

import io.karawane.sandbox.salesforce.wire.ApiError;

/**
 * What became of one record.
 *
 * @param id empty if there is none
 * @param error as in the column {@code sf__Error}; null if the record was saved
 */
record Outcome(String id, boolean created, String error) {

    static Outcome saved(String id, boolean created) {
        return new Outcome(id, created, null);
    }

    static Outcome refused(String id, ApiError error) {
        return new Outcome(
                id,
                false,
                error.code() + ":" + error.getMessage() + ":"
                        + (error.fields().isEmpty() ? "--" : String.join(" ", error.fields()) + " --"));
    }

    boolean failed() {
        return error != null;
    }
}
