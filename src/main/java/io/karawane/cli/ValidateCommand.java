package io.karawane.cli;

import io.karawane.check.ConfigurationCheck;
import io.karawane.problem.Finding;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code validate}: everything that can be checked without a connection. */
@Command(
        name = "validate",
        description =
                "Checks settings, mappings with their test files, sync.yaml and routes. Exit 1 if something is wrong.")
final class ValidateCommand implements Callable<Integer> {
    @ParentCommand
    private KarawaneCommand karawane;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints the findings as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<Finding> findings = ConfigurationCheck.complete(karawane.settings());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Listing.print(out, findings.stream().map(ValidateCommand::item).toList());
        } else {
            findings.forEach(out::println);
        }
        spec.commandLine().getErr().println(findings.isEmpty() ? "✓ nothing found" : "✗ " + findings.size() + " found");
        return findings.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static Map<String, Object> item(Finding finding) {
        return Map.of(
                "file", finding.file().toString(),
                "line", finding.line(),
                "column", finding.column(),
                "code", finding.code(),
                "text", finding.text(),
                "hint", finding.hint());
    }
}
