package io.karawane.cli;

import io.karawane.check.ConfigurationCheck;
import io.karawane.problem.Finding;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code validate}: everything that can be checked without a connection. */
@Command(
        name = "validate",
        description = "Checks settings, mappings, sync.yaml and routes. Exit 1 if something is wrong.")
final class ValidateCommand implements Callable<Integer> {
    @ParentCommand
    private KarawaneCommand karawane;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Finding> findings = ConfigurationCheck.complete(karawane.settings());
        findings.forEach(finding -> spec.commandLine().getOut().println(finding));
        spec.commandLine().getErr().println(findings.isEmpty() ? "✓ nothing found" : "✗ " + findings.size() + " found");
        return findings.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
