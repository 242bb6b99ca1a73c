package io.karawane.cli;

import io.karawane.mapping.Explanation;
import io.karawane.mapping.Mapping;
import io.karawane.mapping.Mappings;
import io.karawane.mapping.PlainRecord;
import io.karawane.mapping.Side;
import io.karawane.mapping.Target;
import io.karawane.mapping.trial.MappingTests;
import io.karawane.problem.Nearest;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
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

/** {@code map}: what a mapping makes of one record. */
@Command(
        name = "map",
        description = {
            "Maps one record, and prints what would be written as JSON. Exit 1 if it would be refused.",
            "",
            "  map lead --to activecampaign lead.json",
            "  map lead --to salesforce --explain --types mappings/lead.test.yaml - < contact.yaml"
        })
final class MapCommand implements Callable<Integer> {
    @ParentCommand
    private KarawaneCommand karawane;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MAPPING", description = "The mapping: lead, contact, account, …")
    private String name;

    @Parameters(index = "1", paramLabel = "FILE", description = "The record in JSON or YAML; - is standard input.")
    private String file;

    @Option(names = "--to", required = true, description = "activecampaign or salesforce.")
    private String to;

    @Option(names = "--explain", description = "Tells of each row what was done, and why nothing was.")
    private boolean explain;

    @Option(names = "--json", description = "With --explain: prints the rows as JSON.")
    private boolean json;

    @Option(names = "--types", paramLabel = "FILE", description = "A test file whose types the fields have.")
    private Path types;

    @Option(names = "--current", paramLabel = "FILE", description = "What the target holds already. Absent: nothing.")
    private String current;

    @Option(names = "--source-changed", paramLabel = "TIME", description = "For wins: newest, 2026-11-24T09:00:00Z.")
    private Instant sourceChanged;

    @Option(names = "--target-changed", paramLabel = "TIME", description = "Likewise.")
    private Instant targetChanged;

    @Override
    public Integer call() {
        Mappings mappings = Mappings.load(karawane.settings().path("karawane.mappings"));
        Mapping mapping = typed(chosen(mappings), mappings);
        Side side = side();
        var target = Target.of(current == null ? null : record(side, current)).changed(sourceChanged, targetChanged);
        Explanation explanation = mapping.explain(side, record(side.other(), file), target);
        PrintWriter out = spec.commandLine().getOut();
        if (explain && json) {
            Listing.print(out, ExplanationTable.items(explanation));
        } else if (explain) {
            ExplanationTable.print(out, explanation);
        }
        if (explanation.problem() != null) {
            tell(explanation.problem());
            return ExitCode.FINDINGS;
        }
        if (!json || !explain) {
            out.println(Json.pretty(PlainRecord.of(side, explanation.mapped().values())));
        }
        explanation.mapped().notes().forEach(note -> spec.commandLine()
                .getErr()
                .printf("%s: %s%n", note.field(), note.reason().title(language())));
        return ExitCode.OK;
    }

    private Mapping chosen(Mappings mappings) {
        return mappings.all().stream()
                .filter(mapping -> mapping.name().equals(name))
                .findFirst()
                .orElseThrow(() -> usage("there is no mapping %s; %s"
                        .formatted(
                                name,
                                Nearest.hint(
                                        name,
                                        mappings.all().stream()
                                                .map(Mapping::name)
                                                .toList()))));
    }

    private Mapping typed(Mapping mapping, Mappings mappings) {
        if (types == null) {
            return mapping;
        }
        var told = MappingTests.read(List.of(types), mappings).files().get(0);
        if (!told.mapping().name().equals(name)) {
            throw usage(
                    "%s is for %s, not for %s".formatted(types, told.mapping().name(), name));
        }
        return mapping.with(told.types());
    }

    private Side side() {
        return switch (to) {
            case "activecampaign" -> Side.ACTIVECAMPAIGN;
            case "salesforce" -> Side.SALESFORCE;
            default ->
                throw usage("--to cannot be %s; %s"
                        .formatted(to, Nearest.hint(to, List.of("activecampaign", "salesforce"))));
        };
    }

    private Map<String, Object> record(Side side, String from) {
        try {
            return PlainRecord.read(side, Json.record(from));
        } catch (IOException | IllegalArgumentException e) {
            throw usage("%s cannot be read: %s".formatted(from, e.getMessage()));
        }
    }

    private void tell(RecordProblem problem) {
        Reason reason = problem.reason();
        spec.commandLine()
                .getErr()
                .printf(
                        "✗ %s%n  %s%n  → %s%n",
                        problem.getMessage(), reason.title(language()), reason.action(language()));
    }

    private static Locale language() {
        return Locale.getDefault(Locale.Category.DISPLAY);
    }

    private ParameterException usage(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
