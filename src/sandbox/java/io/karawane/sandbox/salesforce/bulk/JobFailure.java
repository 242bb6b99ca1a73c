package io.karawane.sandbox.salesforce.bulk;

/** Why a whole job fails; the text is its {@code errorMessage}. */
final class JobFailure extends RuntimeException {
    JobFailure(String errorMessage) {
        super(errorMessage, null, false, false);
    }

    static JobFailure invalidBatch(String reason) {
        return new JobFailure("InvalidBatch : " + reason);
    }
}
