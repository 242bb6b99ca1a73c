package io.karawane.cli;

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
}
