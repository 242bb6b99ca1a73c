package io.karawane.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.cli.ResyncCommand.Kind;
import io.karawane.verb.Answer.Outcome;
import io.karawane.verb.Unanswered;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code errors}: records that somebody has to do something about. */
@Command(
        name = "errors",
        description = {
            "Records that did not get through, and fields that were left out, by reason, with what to do. What is known"
                    + " anew of a record takes it off the list.",
            "",
            "  errors list",
            "  errors show 1203",
            "  errors retry --reason too-long"
        },
        subcommands = {ErrorsCommand.Retry.class, ErrorsCommand.Discard.class})
final class ErrorsCommand implements Callable<Integer> {
    private static final String VERB = "errors";
    private static final int FEW = 3;

    @ParentCommand
    private KarawaneCommand karawane;

    @Spec
    private CommandSpec spec;

    /** Which errors; none of it is all of them. */
    static final class Filter {
        @Option(names = "--reason", paramLabel = "CODE", description = "Only with this reason, such as too-long.")
        private String reason;

        @Option(names = "--object", paramLabel = "OBJECT", description = "Only of lead or contact.")
        private Kind object;

        private Map<String, Object> question(String what) {
            Map<String, Object> question = new HashMap<>(Map.of("do", what));
            question.put("reason", reason);
            question.put("object", object == null ? null : object.salesforce());
            return question;
        }

        private boolean isEmpty() {
            return reason == null && object == null;
        }
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    @Command(name = "list", description = "By reason, the most frequent first. Exit 1 if there are any.")
    int list(
            @Mixin Filter filter,
            @Option(names = "--limit", description = "Most errors of each reason; 3, or 100 with --reason.")
                    Integer limit,
            @Option(names = "--json", description = "Prints all as JSON.") boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        try (Instance instance = instance()) {
            if (json) {
                List<JsonNode> all = all(instance, filter, limit == null ? Integer.MAX_VALUE : limit);
                Listing.print(out, all.stream().map(Json::values).toList());
                return all.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
            }
            boolean none = true;
            ErrorList list = new ErrorList(out);
            for (JsonNode count : instance.ask(VERB, filter.question("counts"))) {
                String reason = count.path("reason").asText();
                Map<String, Object> question = filter.question("list");
                question.put("reason", reason);
                question.put("limit", limit == null ? (filter.reason == null ? FEW : 100) : limit);
                list.print(reason, count.path("count").asLong(), instance.ask(VERB, question));
                none = false;
            }
            if (none) {
                spec.commandLine().getErr().println("no open errors");
            }
            return none ? ExitCode.OK : ExitCode.FINDINGS;
        }
    }

    @Command(name = "show", description = "One error, and all that happened to its record.")
    int show(
            @Parameters(paramLabel = "ID", description = "As 'errors list' has it.") long id,
            @Option(names = "--json", description = "Prints it as JSON.") boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        try (Instance instance = instance()) {
            JsonNode error = instance.ask(VERB, Map.of("do", "show", "id", id));
            if (json) {
                out.println(error);
            } else {
                new ErrorList(out).show(error);
            }
        }
        return ExitCode.OK;
    }

    @Command(name = "export", description = "All of them as CSV, the newest first.")
    int export(@Mixin Filter filter) {
        try (Instance instance = instance()) {
            new ErrorList(spec.commandLine().getOut()).csv(all(instance, filter, Integer.MAX_VALUE));
        }
        return ExitCode.OK;
    }

    private static List<JsonNode> all(Instance instance, Filter filter, int most) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode next = null;
        do {
            Map<String, Object> question = filter.question("list");
            question.put("before", next);
            JsonNode page = instance.ask(VERB, question);
            page.path("items").forEach(all::add);
            next = page.path("next");
        } while (next.isNumber() && all.size() < most);
        return all.size() > most ? all.subList(0, most) : all;
    }

    private Instance instance() {
        return new Instance(karawane.settings(), spec.commandLine().getErr());
    }

    /** What ends errors: those named, or those of a filter. */
    abstract static class End implements Callable<Integer> {
        private final String what;

        @ParentCommand
        private ErrorsCommand errors;

        @Spec
        private CommandSpec spec;

        @Parameters(arity = "0..*", paramLabel = "ID", description = "As 'errors list' has them.")
        private List<Long> ids = List.of();

        @Mixin
        private Filter filter;

        @Option(names = "--all", description = "All that are open.")
        private boolean all;

        End(String what) {
            this.what = what;
        }

        @Override
        public Integer call() {
            boolean named = !ids.isEmpty();
            if ((named ? 1 : 0) + (filter.isEmpty() ? 0 : 1) + (all ? 1 : 0) != 1) {
                throw new Unanswered(
                        Outcome.REFUSED, "which errors?", "name their ids, or one of --reason and --object, or --all");
            }
            Map<String, Object> question = filter.question(what);
            question.put("who", "the command line, " + System.getProperty("user.name"));
            if (named) {
                question.put("ids", ids);
            }
            PrintWriter err = spec.commandLine().getErr();
            try (Instance instance = errors.instance()) {
                JsonNode done = instance.ask(VERB, question);
                err.printf(
                        what.equals("retry") ? "%d wait again%n" : "%d taken off the list%n",
                        done.path("done").asLong());
                done.path("refused")
                        .forEach(each -> err.printf(
                                "✗ %s %s: %s%n",
                                each.path("id").asText(),
                                each.path("reason").asText(),
                                each.path("why").asText()));
                return done.path("refused").isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
            }
        }
    }

    @Command(name = "retry", description = "Puts their records into the queue again, due at once.")
    static final class Retry extends End {
        Retry() {
            super("retry");
        }
    }

    @Command(name = "discard", description = "Takes them off the list; their records stay as they are.")
    static final class Discard extends End {
        Discard() {
            super("discard");
        }
    }
}
