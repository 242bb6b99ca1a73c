package io.karawane.verb;

import com.fasterxml.jackson.databind.JsonNode;

/** One word of the command line that needs the database, wherever that is open. */
public interface Verb {
    /** Lower case, as on the command line. */
    String name();

    /**
     * @return what becomes JSON
     * @throws Unanswered with what to tell instead
     * @throws io.karawane.problem.ServiceTrouble if a service can't be asked
     */
    Object answer(JsonNode question);
}
