package io.karawane.mapping;

/** Hears what a movement does with each row, in this order; what nobody listens to costs nothing. */
interface Steps {
    Steps UNHEARD = new Steps() {};

    default void begins(TypedRow row) {}

    /** @param value what the sources hold, as what they are; null if blank */
    default void reads(Object value) {}

    /** @param word in the target's words, after table and default; null if the table does not have it */
    default void words(Object word) {}

    /** @param written in the target's form */
    default void writes(Object written) {}

    /** @param why more of it, for people; null if there is nothing to add */
    default void ends(Ending ending, String why) {}
}
