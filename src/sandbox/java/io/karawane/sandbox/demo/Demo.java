package io.karawane.sandbox.demo;

import io.karawane.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Shows the product at work on a sandbox full of people, and counts for itself what has arrived. */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EXPLAINED = 10;

    private Demo() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        List<String> options = List.of(arguments);
        if (!List.of("--exit", "--exit=true", "--exit=false").containsAll(options)) {
            System.err.println("usage: Demo [--exit[=true|false]]");
            System.exit(2);
        }
        boolean exits = options.contains("--exit") || options.contains("--exit=true");
        Sandbox sandbox = Sandbox.start(Karawane.freePort(7070), Karawane.freePort(7080));
        Workspace workspace = Workspace.create(Path.of("target", "demo"), Path.of("mappings"), Instant.now());
        Karawane karawane = Karawane.start(sandbox, workspace);
        Runtime.getRuntime().addShutdownHook(new Thread(karawane::stop, "karawane-stop"));
        if (!karawane.becomesReady(PATIENCE)) {
            System.err.println("karawane did not become ready; the end of " + workspace.log() + ":");
            workspace.logTail(40).forEach(System.err::println);
            System.exit(1);
        }
        Run.Outcome outcome = new Run(sandbox, karawane, Progress.onStderr()).watch();
        explain(outcome.result(), workspace);
        System.out.println(outcome.summary());
        if (exits) {
            System.exit(outcome.result().isComplete() ? 0 : 1); // the shutdown hook stops the child
        }
        System.err.println("console        " + karawane.url());
        System.err.println("health         " + karawane.healthUrl());
        System.err.println("salesforce     " + sandbox.salesforceUrl());
        System.err.println("activecampaign " + sandbox.activecampaignUrl());
        System.err.println("log            " + workspace.log());
        System.err.println("Ctrl-C ends it");
        Thread.currentThread().join();
    }

    private static void explain(Result result, Workspace workspace) {
        if (!result.isComplete()) {
            result.differences().stream().limit(EXPLAINED).forEach(System.err::println);
            System.err.println(result.differences().size() + " differences, " + result.duplicates()
                    + " duplicates; the log is " + workspace.log());
        }
    }
}
