package io.karawane.sandbox.salesforce.oauth;

/** A refusal of the token endpoint; always HTTP 400. */
final class OAuthError extends RuntimeException {
    private final String error;

    OAuthError(String error, String description) {
        super(description, null, false, false);
        this.error = error;
    }

    String error() {
        return error;
    }
}
