package io.karawane.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** How far a resync is, for people. */
final class Progress {
    private static final int WIDTH = 30;

    private Progress() {}

    /** Null where nobody reads along. */
    static Console terminal() {
        Console console = System.console();
        try {
            boolean reads = console != null
                    && Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
            return reads ? console : null;
        } catch (ReflectiveOperationException e) {
            return console; // before Java 22 there is a console only on a terminal
        }
    }

    /** Draws a bar until nothing of it waits any more. @return the exit code */
    static int follow(PrintWriter err, Supplier<JsonNode> status, ResyncCommand.Kind object)
            throws InterruptedException {
        while (true) {
            JsonNode resync = StreamSupport.stream(status.get().spliterator(), false)
                    .filter(each -> each.path("object").asText().equals(object.salesforce()))
                    .findFirst()
                    .orElseThrow();
            err.print("\r" + bar(resync) + " ");
            err.flush();
            boolean captures = resync.path("state").asText().equals("running");
            if (!captures && resync.path("waiting").asLong() == 0
                    || resync.path("state").asText().equals("paused")) {
                err.println();
                print(err, resync);
                return resync.path("state").asText().equals("failed") ? ExitCode.FINDINGS : ExitCode.OK;
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** As wide as it was before, whatever the numbers are. */
    static String bar(JsonNode resync) {
        long total = Math.max(1, resync.path("total").asLong());
        long gone = resync.path("captured").asLong() - resync.path("waiting").asLong();
        int full = (int) Math.min(WIDTH, WIDTH * gone / total);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %% %,d of %,d%-18s",
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                Math.min(100, 100 * gone / total),
                gone,
                total,
                left(resync));
    }

    private static String left(JsonNode resync) {
        return resync.hasNonNull("secondsLeft")
                ? ", " + words(Duration.ofSeconds(resync.get("secondsLeft").asLong())) + " left"
                : "";
    }

    private static String words(Duration time) {
        return time.toHours() > 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    /** One resync in a line or two. */
    static void print(PrintWriter out, JsonNode resync) {
        out.printf(
                Locale.ROOT,
                "%-8s %-8s captured %,d of %,d, %,d of them wait · %,d a minute%s%n",
                resync.path("object").asText().toLowerCase(Locale.ROOT),
                resync.path("state").asText(),
                resync.path("captured").asLong(),
                resync.path("total").asLong(),
                resync.path("waiting").asLong(),
                resync.path("perMinute").asLong(),
                left(resync));
        if (resync.hasNonNull("where")) {
            out.println("         where " + resync.get("where").asText());
        }
        if (resync.hasNonNull("reason")) {
            out.println("         " + resync.get("reason").asText());
        }
    }
}
