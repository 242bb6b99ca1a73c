package io.karawane.sandbox.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;

/** Shows on stderr how far things are: one line that changes on a terminal, else a line now and then. */
final class Progress {
    private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

    private final PrintStream out;
    private final boolean terminal;
    private long shown = System.nanoTime() - PAUSE_NANOS;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Progress onStderr() {
        return new Progress(System.err, isTerminal(System.console()));
    }

    /** From Java 22 on there is a console even where there is no terminal. */
    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    void show(Result result, Traffic traffic, long seconds) {
        String line = "outbound %d/%d, inbound %d/%d, salesforce calls %d, activecampaign calls %d, %d s"
                .formatted(
                        result.outboundDone(),
                        result.outboundDue(),
                        result.inboundDone(),
                        result.inboundDue(),
                        traffic.salesforce(),
                        traffic.activecampaign(),
                        seconds);
        if (terminal) {
            out.print("\r" + line + "\033[K");
            out.flush();
        } else if (System.nanoTime() - shown >= PAUSE_NANOS) {
            shown = System.nanoTime();
            out.println(line);
        }
    }

    /** Leaves the line as it stands. */
    void end() {
        if (terminal) {
            out.println();
        }
    }
}
