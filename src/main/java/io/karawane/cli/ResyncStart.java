package io.karawane.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.verb.Answer.Outcome;
import io.karawane.verb.Unanswered;
import java.io.Console;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code resync start}: says what it would cost, asks, begins, and follows. */
@Command(
        name = "start",
        description = "Says how many records match and what they cost in API calls, asks, and begins. On a terminal it"
                + " follows; Ctrl-C only ends the following.")
final class ResyncStart implements Callable<Integer> {
    @ParentCommand
    private ResyncCommand resync;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "OBJECT", description = "lead or contact, as Salesforce has them.")
    private ResyncCommand.Kind object;

    @Option(
            names = "--where",
            paramLabel = "SOQL",
            description = "Only records with this condition: \"Country = 'DE'\".")
    private String where;

    @Option(names = "--limit", paramLabel = "N", description = "Most records, by their ids.")
    private Long limit;

    @Option(
            names = "--max-calls",
            paramLabel = "N",
            description = "Does not begin if more API calls of either service are foreseen.")
    private Long maxCalls;

    @Option(
            names = "--changed-mapping",
            description = "Only linked records of which the mapping, edited since, tells something else.")
    private boolean changedMapping;

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Override
    public Integer call() throws InterruptedException {
        if (limit != null && limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is the most records to send: 1 or more");
        }
        PrintWriter err = spec.commandLine().getErr();
        Console terminal = Progress.terminal();
        try (Instance instance = new Instance(resync.karawane.settings(), err)) {
            tell(err, instance.ask(ResyncCommand.VERB, question("foresee")));
            if (!yes && terminal == null) {
                throw new Unanswered(Outcome.REFUSED, "nothing was started", "--yes starts it without asking");
            } else if (!yes && !terminal.readLine("Start? [y/N] ").strip().equalsIgnoreCase("y")) {
                err.println("nothing was started");
                return ExitCode.FINDINGS;
            }
            instance.ask(ResyncCommand.VERB, question("start"));
            err.println(
                    instance.isOffline()
                            ? "started: it begins as soon as an instance runs"
                            : "started: 'resync status' shows how far it is");
            return terminal == null || instance.isOffline()
                    ? ExitCode.OK
                    : Progress.follow(err, () -> instance.ask(ResyncCommand.VERB, Map.of("do", "status")), object);
        }
    }

    private Map<String, Object> question(String what) {
        Map<String, Object> question = new HashMap<>(Map.of("do", what, "object", object.salesforce()));
        question.put("where", where);
        question.put("limit", limit);
        question.put("maxCalls", maxCalls);
        question.put("changedMapping", changedMapping);
        return question;
    }

    private void tell(PrintWriter err, JsonNode foreseen) {
        long records = foreseen.path("records").asLong();
        long matching = foreseen.path("matching").asLong();
        err.printf(
                Locale.ROOT,
                "resync %s: %,d records match%s%n",
                object,
                matching,
                records < matching ? String.format(Locale.ROOT, ", %,d of them go: --limit", records) : "");
        err.printf(
                Locale.ROOT,
                "  linked        %,10d  are updated where something differs%n",
                foreseen.path("updates").asLong());
        err.printf(
                Locale.ROOT,
                "  not linked    %,10d  are created at most: those with a known address are updated%n",
                foreseen.path("creates").asLong());
        err.printf(
                Locale.ROOT,
                "  API calls     Salesforce %,d to read, %,d to write · ActiveCampaign %,d to read, %,d to write%s%n",
                foreseen.at("/salesforce/reads").asLong(),
                foreseen.at("/salesforce/writes").asLong(),
                foreseen.at("/activecampaign/reads").asLong(),
                foreseen.at("/activecampaign/writes").asLong(),
                foreseen.path("accounts").asBoolean() ? ", and their accounts" : "");
    }
}
