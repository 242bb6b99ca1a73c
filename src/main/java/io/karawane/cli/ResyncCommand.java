package io.karawane.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code resync}: old records go to ActiveCampaign once. */
@Command(
        name = "resync",
        description = {
            "Sends old records once: those that sync.yaml does not select by itself, or all of them anew. The running"
                    + " instance does it, behind everybody who waits, and goes on after a restart.",
            "",
            "  resync start lead --where \"Country = 'DE'\" --limit 5000",
            "  resync status"
        },
        subcommands = {ResyncStart.class, ResyncCommand.Status.class})
final class ResyncCommand implements Callable<Integer> {
    static final String VERB = "resync";

    @ParentCommand
    KarawaneCommand karawane;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    @Command(name = "pause", description = "Captures nothing more until 'resync resume'; what is captured flows on.")
    int pause(
            @Parameters(arity = "0..1", paramLabel = "OBJECT", description = "lead or contact; else both.")
                    Kind object) {
        return change("pause", object);
    }

    @Command(name = "resume", description = "Goes on with a resync that is paused.")
    int resume(
            @Parameters(arity = "0..1", paramLabel = "OBJECT", description = "lead or contact; else both.")
                    Kind object) {
        return change("resume", object);
    }

    @Command(name = "stop", description = "Ends it for good; what is captured flows on.")
    int stop(
            @Parameters(arity = "0..1", paramLabel = "OBJECT", description = "lead or contact; else both.")
                    Kind object) {
        return change("stop", object);
    }

    private int change(String what, Kind object) {
        Map<String, Object> question = new HashMap<>(Map.of("do", what));
        if (object != null) {
            question.put("object", object.salesforce());
        }
        PrintWriter err = spec.commandLine().getErr();
        try (Instance instance = new Instance(karawane.settings(), err)) {
            instance.ask(VERB, question).forEach(resync -> Progress.print(err, resync));
        }
        return ExitCode.OK;
    }

    /** What can be resynced. */
    enum Kind {
        LEAD,
        CONTACT;

        static Kind of(String word) {
            return Stream.of(values())
                    .filter(kind -> kind.toString().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("it is lead or contact, not " + word));
        }

        String salesforce() {
            return name().charAt(0) + toString().substring(1);
        }

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Command(name = "status", description = "How far the last resync of each object is.")
    static final class Status implements Callable<Integer> {
        @ParentCommand
        private ResyncCommand resync;

        @Spec
        private CommandSpec spec;

        @Option(names = "--json", description = "Prints the list as JSON.")
        private boolean json;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (Instance instance =
                    new Instance(resync.karawane.settings(), spec.commandLine().getErr())) {
                JsonNode all = instance.ask(VERB, Map.of("do", "status"));
                if (json) {
                    Listing.print(out, Json.items(all));
                } else if (all.isEmpty()) {
                    out.println("no resync was ever started");
                } else {
                    all.forEach(each -> Progress.print(out, each));
                }
            }
            return ExitCode.OK;
        }
    }
}
