package io.karawane.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.problem.Reason;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code explain}: what happened to one record, and why it goes or does not. */
@Command(
        name = "explain",
        description = {
            "What happened to a person, which gate lets it through or not, what would be written now, and what happens"
                    + " next. Reads both services and writes nothing.",
            "",
            "  explain 00Q500000000004EAA",
            "  explain 76",
            "  explain ada@example.org"
        })
final class ExplainCommand implements Callable<Integer> {
    @ParentCommand
    private KarawaneCommand karawane;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "ID",
            description = "Salesforce id, number of an ActiveCampaign contact, or e-mail address.")
    private String about;

    @Option(names = "--json", description = "Prints it as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Instance instance =
                new Instance(karawane.settings(), spec.commandLine().getErr())) {
            JsonNode told = instance.ask("explain", Map.of("about", about));
            if (json) {
                Listing.print(out, Json.items(told));
            } else {
                told.forEach(one -> print(out, one));
            }
        }
        return ExitCode.OK;
    }

    private static void print(PrintWriter out, JsonNode one) {
        String record = one.path("salesforceId").asText("");
        String contact = one.path("activecampaignId").asText("");
        out.printf(
                "%s ↔ %s%n",
                record.isEmpty()
                        ? "no Salesforce record"
                        : "Salesforce " + one.path("object").asText() + " " + record,
                contact.isEmpty() ? "no ActiveCampaign contact known" : "ActiveCampaign contact " + contact);
        one.path("ways").forEach(way -> way(out, way));
        boolean inbound = one.path("ways").findValuesAsText("lane").contains("inbound");
        if (!contact.isEmpty() && !inbound) {
            out.println("  to Salesforce\n    · no automation has handed the contact over: "
                    + (one.path("editsReach").asBoolean() ? "only edits of it are" : "nothing is") + " written there");
        }
        out.println("  journal" + (one.path("journal").isEmpty() ? ": nothing yet" : ""));
        one.path("journal").forEach(row -> out.println("    " + line(row)));
        out.println();
    }

    private static void way(PrintWriter out, JsonNode way) {
        boolean outbound = way.path("lane").asText().equals("outbound");
        out.println(
                outbound
                        ? "  to ActiveCampaign"
                        : "  to Salesforce, as " + way.path("object").asText());
        way.path("gates").forEach(gate -> gate(out, gate));
        way.path("changes")
                .forEach(change -> out.printf(
                        "      %-28s %s → %s%n",
                        change.path("field").asText(), value(change.path("now")), value(change.path("wouldBe"))));
        way.path("queue")
                .forEach(place -> out.printf(
                        "    · in the queue since %s, for %s, %s tries so far%n",
                        ErrorList.time(place, "receivedAt"),
                        place.path("reason").asText(),
                        place.path("tries").asText()));
        out.println("    → " + way.path("next").asText());
    }

    private static void gate(PrintWriter out, JsonNode gate) {
        Locale language = Locale.getDefault(Locale.Category.DISPLAY);
        String reason = gate.path("reason").asText("");
        out.printf(
                "    %s %-10s %s%n",
                gate.path("passed").asBoolean() ? "✓" : "✗",
                gate.path("gate").asText(),
                Stream.of(reason, gate.path("words").asText(""))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(": ")));
        Reason.of(reason)
                .ifPresent(known -> out.printf(
                        "                 %s%n                 %s%n", known.title(language), known.action(language)));
    }

    private static String value(JsonNode value) {
        return value.isNull() || value.asText().isEmpty() && value.isValueNode()
                ? "(blank)"
                : value.isValueNode() ? value.asText() : value.toString();
    }

    private static String line(JsonNode row) {
        return ErrorList.time(row, "at") + "  "
                + Stream.of("lane", "reason", "field", "detail")
                        .map(part -> row.path(part).asText())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("  "));
    }
}
