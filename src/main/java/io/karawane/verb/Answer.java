package io.karawane.verb;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a verb says; travels as JSON.
 *
 * @param body null unless the outcome is {@link Outcome#DONE}
 * @param service which one has trouble, {@code salesforce} or {@code activecampaign}; null if none is to blame
 * @param text why there is no body
 * @param hint what to do, null if the text says it
 */
public record Answer(Outcome outcome, JsonNode body, String service, String text, String hint) {
    /** What an answer is worth; the command line makes an exit code of it. */
    public enum Outcome {
        DONE,
        /** Not as the tables are now. */
        NOT_NOW,
        /** The question is wrong. */
        REFUSED,
        /** Only somebody who changes the configuration can mend it. */
        CONFIGURATION,
        /** Asking again later helps. */
        TROUBLE,
        /** A mistake of ours. */
        BUG
    }

    static Answer done(JsonNode body) {
        return new Answer(Outcome.DONE, body, null, null, null);
    }

    /** @throws Unanswered if there is none */
    public JsonNode orThrow() {
        if (outcome != Outcome.DONE) {
            throw new Unanswered(this);
        }
        return body;
    }
}
