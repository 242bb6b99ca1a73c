package io.karawane.queue;

/** Time arithmetic that H2 and PostgreSQL both understand. */
final class Time {
    /** Now and a number of milliseconds, one bigint parameter. */
    static final String IN_MILLISECONDS = "current_timestamp + cast(? as bigint) * interval '0.001' second";

    private Time() {}
}
