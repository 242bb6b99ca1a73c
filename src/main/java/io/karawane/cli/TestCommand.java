package io.karawane.cli;

import io.karawane.mapping.Mappings;
import io.karawane.mapping.trial.Difference;
import io.karawane.mapping.trial.MappingTests;
import io.karawane.mapping.trial.TestCase;
import io.karawane.mapping.trial.TestFile;
import io.karawane.mapping.trial.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** {@code test}: the cases of the test files beside the mappings. */
@Command(
        name = "test",
        description = {
            "Runs the cases of the *.test.yaml files beside the mappings. Exit 1 if one fails.",
            "",
            "  test                             all of them",
            "  test mappings/lead.test.yaml     one file",
            "  test --only company              cases whose names contain it"
        })
final class TestCommand implements Callable<Integer> {
    @ParentCommand
    private KarawaneCommand karawane;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Test files. Absent: all beside the mappings.")
    private List<Path> paths = List.of();

    @Option(names = "--only", paramLabel = "PART", description = "Only cases whose names contain it.")
    private String only = "";

    @Option(names = "--json", description = "Prints each case as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = karawane.settings().path("karawane.mappings");
        Mappings mappings = Mappings.load(folder);
        MappingTests tests =
                paths.isEmpty() ? MappingTests.beside(folder, mappings) : MappingTests.read(paths, mappings);
        PrintWriter out = spec.commandLine().getOut();
        List<Verdict> all = new ArrayList<>();
        int files = 0;
        for (TestFile file : tests.files()) {
            List<Verdict> verdicts = file.cases().stream()
                    .filter(this::isMeant)
                    .map(TestCase::run)
                    .toList();
            all.addAll(verdicts);
            files += verdicts.isEmpty() ? 0 : 1;
            if (!json && !verdicts.isEmpty()) {
                print(out, file, verdicts);
            }
        }
        if (all.isEmpty() && !only.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no case has \"%s\" in its name".formatted(only));
        }
        if (json) {
            Listing.print(out, all.stream().map(TestCommand::item).toList());
        }
        if (paths.isEmpty()) {
            tests.untested(mappings).forEach(name -> spec.commandLine()
                    .getErr()
                    .printf("%s.mapping.yaml has no %s%s beside it%n", name, name, TestFile.SUFFIX));
        }
        return summary(all, files);
    }

    private boolean isMeant(TestCase each) {
        return each.name().toLowerCase(Locale.ROOT).contains(only.toLowerCase(Locale.ROOT));
    }

    private static void print(PrintWriter out, TestFile file, List<Verdict> verdicts) {
        out.printf("%s: %s%n", file.path(), counts(verdicts));
        verdicts.stream().filter(verdict -> !verdict.passed()).forEach(verdict -> out.println("✗ " + verdict));
    }

    private int summary(List<Verdict> verdicts, int files) {
        boolean passed = verdicts.stream().allMatch(Verdict::passed);
        spec.commandLine()
                .getErr()
                .printf(
                        "%s %s in %s: %s%n",
                        passed ? "✓" : "✗", many(verdicts.size(), "case"), many(files, "file"), counts(verdicts));
        return passed ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static String many(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    private static String counts(List<Verdict> verdicts) {
        long passed = verdicts.stream().filter(Verdict::passed).count();
        long failed = verdicts.size() - passed;
        return passed + " passed" + (failed == 0 ? "" : ", " + failed + " failed");
    }

    private static Map<String, Object> item(Verdict verdict) {
        return Map.of(
                "file", verdict.of().file().toString(),
                "line", verdict.of().line(),
                "name", verdict.of().name(),
                "passed", verdict.passed(),
                "differences",
                        verdict.differences().stream().map(TestCommand::item).toList(),
                "hints", verdict.hints());
    }

    private static Map<String, String> item(Difference difference) {
        return Map.of("field", difference.field(), "expected", difference.expected(), "got", difference.got());
    }
}
