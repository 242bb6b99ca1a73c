package io.karawane.cli;

import io.karawane.verb.Answer.Outcome;

/** What a verb's exit code says. */
final class ExitCode {
    static final int OK = 0;
    /** Findings, failed tests or rejected records. */
    static final int FINDINGS = 1;
    /** Wrong usage; picocli's own choice too. */
    static final int USAGE = 2;
    /** Configuration or credentials: trying again is useless. */
    static final int CONFIGURATION = 3;
    /** A service has trouble: trying again helps. */
    static final int REMOTE = 4;
    /** A mistake of ours. */
    static final int BUG = 70;

    private ExitCode() {}

    static int of(Outcome outcome) {
        return switch (outcome) {
            case DONE -> OK;
            case NOT_NOW -> FINDINGS;
            case REFUSED -> USAGE;
            case CONFIGURATION -> CONFIGURATION;
            case TROUBLE -> REMOTE;
            case BUG -> BUG;
        };
    }
}
