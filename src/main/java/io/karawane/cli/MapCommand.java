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
            "  map lead --record 00QD000000cXwPLMA0 --explain     reads both services; an ActiveCampaign id goes the other way",
            "  map lead --to salesforce --explain --types mappings/lead.test.yaml - < contact.yaml"
        })
final class MapCommand implements Callable<Integer> {
    @ParentCommand
    private KarawaneCommand karawane;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MAPPING", description = "The mapping: lead, contact, account, …")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The record in JSON or YAML; - is standard input.")
    private String file;

    @Option(
            names = "--record",
            paramLabel = "ID",
            description =
                    "Instead of FILE: the Salesforce record or ActiveCampaign contact of this id, as it is now, with"
                            + " the types of now and its counterpart as what the target holds.")
    private String id;

    @Option(names = "--to", description = "activecampaign or salesforce. With --record the id says it.")
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
        if (id != null) {
            RealRecord real = real(chosen(mappings));
            return show(real.to(), real.mapping().explain(real.to(), real.source(), real.target()));
        } else if (file == null || to == null) {
            throw usage("name a FILE and --to, or --record");
        }
        Mapping mapping = typed(chosen(mappings), mappings);
        Side side = side();
        var target = Target.of(current == null ? null : record(side, current)).changed(sourceChanged, targetChanged);
        return show(side, mapping.explain(side, record(side.other(), file), target));
    }

    private RealRecord real(Mapping mapping) {
        Side goes = RealRecord.to(id);
        if (file != null || types != null || current != null || sourceChanged != null || targetChanged != null) {
            throw usage("--record reads all of it from the services: it goes with --to, --explain and --json only");
        } else if (goes == null) {
            throw usage(
                    "--record cannot be %s; write a Salesforce id of 15 or 18 characters, or an ActiveCampaign contact's number"
                            .formatted(id));
        } else if (to != null && side() != goes) {
            throw usage("--record %s goes the other way; leave out --to".formatted(id));
        } else if (!mapping.salesforce().matches("Lead|Contact")) {
            throw usage("--record reads leads and contacts; for %s write the record to a FILE".formatted(name));
        }
        RealRecord real = RealRecord.read(karawane.settings(), mapping, id);
        if (real.source() == null) {
            throw usage("there is no %s %s: %s"
                    .formatted(
                            goes == Side.SALESFORCE ? "ActiveCampaign contact" : mapping.salesforce(),
                            id,
                            real.left().title(language())));
        } else if (real.left() != null) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "the lane leaves it out, %s: %s%n",
                            real.left().code(), real.left().title(language()));
        }
        return real;
    }

    private int show(Side side, Explanation explanation) {
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
