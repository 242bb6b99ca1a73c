package io.karawane.cli;

import io.karawane.problem.InvalidConfiguration;
import io.karawane.problem.ServiceTrouble;
import io.karawane.settings.Settings;
import io.karawane.verb.Answer;
import io.karawane.verb.Answer.Outcome;
import io.karawane.verb.Unanswered;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code karawane}: options that all verbs share, and what happens to their failures. */
@Command(
        name = "karawane",
        description = "Keeps people in Salesforce and ActiveCampaign in sync, both ways.",
        mixinStandardHelpOptions = false,
        subcommands = {
            RunCommand.class,
            ValidateCommand.class,
            TestCommand.class,
            MapCommand.class,
            DryRunCommand.class,
            FieldsCommand.class,
            ExplainCommand.class,
            ErrorsCommand.class,
            ResyncCommand.class,
            ConfigCommand.class,
            VersionCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ok",
            "1:findings, failed tests or a rejected record",
            "2:wrong usage",
            "3:configuration or credentials; trying again is useless",
            "4:a service has trouble; trying again helps",
            "70:a mistake of ours"
        })
public final class KarawaneCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    private boolean help;

    @Option(
            names = "--set",
            scope = ScopeType.INHERIT,
            paramLabel = "KEY=VALUE",
            description = "Sets a key, before environment and files: --set karawane.http.port=8081")
    private final Map<String, String> settings = new LinkedHashMap<>();

    /** @return the exit code */
    public static int execute(String... args) {
        CommandLine commandLine = new CommandLine(new KarawaneCommand());
        commandLine.registerConverter(ResyncCommand.Kind.class, ResyncCommand.Kind::of);
        commandLine.setOut(utf8(System.out)).setErr(utf8(System.err));
        commandLine.setExecutionExceptionHandler((failure, verb, parsed) -> report(failure, verb));
        return commandLine.execute(args);
    }

    /** Data must not depend on what a terminal is set to. */
    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static int report(Exception failure, CommandLine verb) {
        if (failure instanceof InvalidConfiguration invalid) {
            invalid.findings().forEach(verb.getErr()::println);
            return ExitCode.CONFIGURATION;
        } else if (failure instanceof ServiceTrouble trouble) {
            return ServiceWords.tell(verb.getErr(), trouble);
        } else if (failure instanceof Unanswered unanswered) {
            return report(unanswered.answer(), verb.getErr());
        }
        failure.printStackTrace(verb.getErr());
        return ExitCode.BUG;
    }

    private static int report(Answer answer, PrintWriter err) {
        if (answer.service() != null) {
            return ServiceWords.tell(err, answer.service(), answer.outcome() == Outcome.CONFIGURATION, answer.text());
        }
        err.println("✗ " + answer.text());
        if (answer.hint() != null) {
            err.println("  → " + answer.hint());
        }
        return ExitCode.of(answer.outcome());
    }

    Settings settings() {
        return Settings.load(settings, System.getenv());
    }

    /** Without a verb: run. */
    @Override
    public Integer call() throws Exception {
        return RunCommand.run(settings());
    }
}
