package io.karawane.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How fast and how large the sandbox is, as a process of its own on one core with a heap of 2 GB: a measurement of the
 * product must never measure the sandbox. Each figure is a multiple of what it must at least be.
 *
 * <p>Arguments: the jar of the sandbox, the file for the figures, how many contacts the memory must hold.
 */
public final class SandboxSpeed {
    private static final int CALLERS = 8;
    private static final int SYNCS = 60_000;
    private static final int RECORDS = 200_000;
    private static final double LEAST_WRITES_PER_SECOND = 3_000;
    private static final double MOST_START_SECONDS = 2;
    private static final double MOST_MEGABYTES = 2_048;

    private final ObjectNode figures = new ObjectMapper().createObjectNode();
    private final String jar;

    private SandboxSpeed(String jar) {
        this.jar = jar;
    }

    public static void main(String... arguments) throws Exception {
        SandboxSpeed speed = new SandboxSpeed(arguments[0]);
        int contacts = Integer.parseInt(arguments[2]);
        for (int run = 0; run < 3; run++) {
            speed.start();
        }
        speed.writes();
        speed.memory(contacts);
        Files.writeString(Path.of(arguments[1]), speed.figures.toPrettyString());
    }

    private void start() throws Exception {
        long before = System.nanoTime();
        try (SandboxProcess sandbox = SandboxProcess.start(jar)) {
            double seconds = (System.nanoTime() - before) / 1e9;
            report("start", seconds, "s", MOST_START_SECONDS / seconds);
        }
    }

    private void writes() throws Exception {
        try (SandboxProcess sandbox = SandboxProcess.start(jar)) {
            for (int run = 0; run < 3; run++) {
                int from = run * SYNCS;
                double syncs = rate(SYNCS, n -> sandbox.sync(person(from + n)));
                report("contact/sync, new", syncs, "/s", syncs / LEAST_WRITES_PER_SECOND);
            }
            double again = rate(SYNCS, n -> sandbox.sync(person(n)));
            report("contact/sync, known", again, "/s", again / LEAST_WRITES_PER_SECOND);
            String token = sandbox.login();
            for (int run = 0; run < 3; run++) {
                int from = run * RECORDS;
                double records = 200 * rate(RECORDS / 200, n -> sandbox.create(token, leads(from + n * 200)));
                report("collections, records", records, "/s", records / LEAST_WRITES_PER_SECOND);
            }
        }
    }

    private void memory(int contacts) throws Exception {
        try (SandboxProcess sandbox = SandboxProcess.start(jar)) {
            long before = System.nanoTime();
            rate(contacts / 250, n -> sandbox.bulkImport(people(n * 250)));
            sandbox.awaitContacts(contacts, Duration.ofMinutes(10));
            double seconds = (System.nanoTime() - before) / 1e9;
            double megabytes = sandbox.usedMegabytes();
            report(
                    "import of " + contacts + ", to the end",
                    seconds,
                    "s",
                    contacts / seconds / LEAST_WRITES_PER_SECOND);
            report("memory with " + contacts + " contacts", megabytes, "MB", MOST_MEGABYTES / megabytes);
        }
    }

    private static String person(int n) {
        return "{\"contact\":{\"email\":\"person" + n + "@corp.test\",\"firstName\":\"Ännchen\",\"lastName\":\"Muster"
                + n + "\",\"phone\":\"+49 30 " + n + "\"}}";
    }

    private static String people(int from) {
        return IntStream.range(from, from + 250)
                .mapToObj(n ->
                        "{\"email\":\"person" + n + "@corp.test\",\"first_name\":\"Ännchen\",\"last_name\":\"Muster" + n
                                + "\",\"phone\":\"+49 30 " + n + "\",\"tags\":[\"created-from-salesforce\"]}")
                .collect(Collectors.joining(",", "{\"contacts\":[", "]}"));
    }

    private static String leads(int from) {
        return IntStream.range(from, from + 200)
                .mapToObj(n -> "{\"attributes\":{\"type\":\"Lead\"},\"FirstName\":\"Ännchen\",\"LastName\":\"Muster" + n
                        + "\",\"Company\":\"Firma " + n + "\",\"Email\":\"person" + n
                        + "@corp.test\",\"ActiveCampaign_ID__c\":\"" + n + "\"}")
                .collect(Collectors.joining(",", "{\"allOrNone\":false,\"records\":[", "]}"));
    }

    /** @return calls a second */
    private static double rate(int calls, IntFunction<Integer> call) throws Exception {
        long before = System.nanoTime();
        List<Thread> callers = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int first = caller;
            Thread thread = new Thread(() -> {
                for (int n = first; n < calls; n += CALLERS) {
                    int status = call.apply(n);
                    if (status >= 300) {
                        synchronized (failures) {
                            failures.add("call " + n + " was answered " + status);
                        }
                    }
                }
            });
            callers.add(thread);
            thread.start();
        }
        for (Thread thread : callers) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IOException(failures.size() + " calls failed: " + failures.get(0));
        }
        return calls / ((System.nanoTime() - before) / 1e9);
    }

    private void report(String what, double value, String unit, double ratio) {
        figures.withArray(what)
                .addObject()
                .put("value", value)
                .put("unit", unit)
                .put("ratio", ratio);
        System.out.printf("%-40s %,12.1f %-3s %8.2f times what it must be%n", what, value, unit, ratio);
    }
}
