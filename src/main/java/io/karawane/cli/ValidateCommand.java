package io.karawane.cli;

import io.karawane.check.ConfigurationCheck;
import io.karawane.problem.Finding;
import io.karawane.schema.Known;
import io.karawane.schema.SchemaFile;
import io.karawane.settings.Settings;
import io.karawane.start.Beans;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code validate}: everything that can be checked without a connection. */
@Command(
        name = "validate",
        description = {
            "Checks settings, mappings with their test files, sync.yaml and routes, without a connection. Exit 1 if"
                    + " something is wrong; warnings alone are none.",
            "",
            "  validate            a line for each finding, and what to do",
            "  validate --json     the same for programs"
        })
final class ValidateCommand implements Callable<Integer> {
    @ParentCommand
    private KarawaneCommand karawane;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints the findings as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Settings settings = karawane.settings();
        Known types = SchemaFile.of(settings).load();
        List<Finding> findings = ConfigurationCheck.complete(settings, Beans.offered(settings), types);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Listing.print(out, findings.stream().map(Finding::values).toList());
        } else {
            findings.forEach(out::println);
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println(age(types));
        return summary(err, findings);
    }

    private static int summary(PrintWriter err, List<Finding> findings) {
        long errors = findings.stream().filter(Finding::isError).count();
        long files = findings.stream().map(Finding::file).distinct().count();
        if (findings.isEmpty()) {
            err.println("✓ nothing found");
        } else {
            err.printf(
                    "%s %s, %s in %s%n",
                    errors == 0 ? "⚠" : "✗",
                    many(errors, "error"),
                    many(findings.size() - errors, "warning"),
                    many(files, "file"));
        }
        return errors == 0 ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static String age(Known types) {
        if (types.isNothing()) {
            return "types unknown: run 'fields' once, or start karawane, and they are checked too";
        }
        return "types read " + Age.of(types.readAt());
    }

    private static String many(long number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }
}
