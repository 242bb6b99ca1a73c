package io.karawane.cli;

import io.karawane.mapping.Catalogue;
import io.karawane.mapping.Side;
import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.mapping.type.Field;
import io.karawane.mapping.type.SalesforceType;
import io.karawane.problem.Nearest;
import io.karawane.schema.Known;
import io.karawane.schema.SchemaFile;
import io.karawane.start.Connection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code fields}: what there is to be mapped. */
@Command(
        name = "fields",
        description = {
            "Lists the fields of both services under the names that mapping files use. Reads them now and remembers them,"
                    + " so that 'validate' knows types without a connection.",
            "",
            "  fields lead --side salesforce --find phone",
            "  fields contact --options --offline"
        })
final class FieldsCommand implements Callable<Integer> {
    @ParentCommand
    private KarawaneCommand karawane;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "MAPPING", description = "lead, contact, account, …; else all.")
    private String mapping;

    @Option(names = "--side", description = "salesforce or activecampaign; else both.")
    private String side;

    @Option(names = "--find", paramLabel = "TEXT", description = "Only fields with this in name or label.")
    private String text = "";

    @Option(names = "--options", description = "Also lists what may be chosen.")
    private boolean options;

    @Option(names = "--offline", description = "Shows what was remembered, without a connection.")
    private boolean offline;

    @Option(names = "--json", description = "Prints the list as JSON.")
    private boolean json;

    /** One line of the list. */
    private record Line(String mapping, Side side, Field field) {}

    @Override
    public Integer call() {
        List<Side> sides = sides();
        Known known = known();
        List<Line> lines = new ArrayList<>();
        catalogues(known)
                .forEach((name, catalogue) -> sides.forEach(each -> catalogue.all(each).stream()
                        .filter(this::isWanted)
                        .forEach(field -> lines.add(new Line(name, each, field)))));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Listing.print(out, lines.stream().map(this::item).toList());
        } else {
            lines.forEach(line -> print(out, line));
        }
        if (known.catalogues().containsKey("account")
                && known.catalogues().get("account").all(Side.ACTIVECAMPAIGN).isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("account: only Salesforce is read, as sync.yaml switches account data off");
        }
        spec.commandLine().getErr().printf("%d fields, read %s%n", lines.size(), Age.of(known.readAt()));
        return ExitCode.OK;
    }

    private Known known() {
        if (!offline) {
            try (Connection connection = Connection.open(karawane.settings())) {
                return connection.fields();
            }
        }
        Known remembered = SchemaFile.of(karawane.settings()).load();
        if (remembered.isNothing()) {
            throw usage("nothing is remembered yet: run it once without --offline");
        }
        return remembered;
    }

    private Map<String, Catalogue> catalogues(Known known) {
        if (mapping == null) {
            return new TreeMap<>(known.catalogues());
        } else if (!known.catalogues().containsKey(mapping)) {
            throw usage("the fields of %s are not read; %s"
                    .formatted(
                            mapping,
                            mapping.equals("account")
                                    ? "read them without --offline: they are not remembered while sync.yaml switches them off"
                                    : Nearest.hint(mapping, known.catalogues().keySet())));
        }
        return Map.of(mapping, known.catalogues().get(mapping));
    }

    private List<Side> sides() {
        List<String> words = Stream.of(Side.values()).map(FieldsCommand::word).toList();
        if (side != null && !words.contains(side)) {
            throw usage("--side cannot be %s; %s".formatted(side, Nearest.hint(side, words)));
        }
        return Arrays.stream(Side.values())
                .filter(each -> side == null || word(each).equals(side))
                .toList();
    }

    private static String word(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    private boolean isWanted(Field field) {
        String searched = (field.name() + "\n" + field.label()).toLowerCase(Locale.ROOT);
        return searched.contains(text.toLowerCase(Locale.ROOT));
    }

    private void print(PrintWriter out, Line line) {
        Field field = line.field();
        out.printf(
                "%-8s %-15s %-32s %-16s %6s  %-28s %s%n",
                line.mapping(),
                word(line.side()),
                field.name(),
                type(field),
                field.length() == 0 ? "" : field.length(),
                String.join(", ", marks(field)),
                field.label());
        if (options) {
            field.options().forEach(option -> out.printf("%57s%s  %s%n", "", option.value(), option.label()));
        }
    }

    private static List<String> marks(Field field) {
        List<String> marks = new ArrayList<>();
        if (field.required()) {
            marks.add("required");
        }
        if (!field.writeable()) {
            marks.add("read-only");
        }
        if (field.formula()) {
            marks.add("formula");
        }
        return marks;
    }

    private static String type(Field field) {
        return field.type() instanceof SalesforceType type ? type.word() : ((ActiveCampaignType) field.type()).word();
    }

    private Map<String, Object> item(Line line) {
        Field field = line.field();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("mapping", line.mapping());
        item.put("side", word(line.side()));
        item.put("name", field.name());
        item.put("label", field.label());
        item.put("type", type(field));
        item.put("length", field.length() == 0 ? null : field.length());
        item.put("required", field.required());
        item.put("writeable", field.writeable());
        item.put("formula", field.formula());
        if (options) {
            item.put("options", field.options());
        }
        return item;
    }

    private ParameterException usage(String words) {
        return new ParameterException(spec.commandLine(), words);
    }
}
