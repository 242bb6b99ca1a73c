package io.karawane.cli;

import io.karawane.lane.Cost;
import io.karawane.lane.Foreseen;
import io.karawane.lane.Foreseen.Fate;
import io.karawane.lane.InboundPreview;
import io.karawane.lane.OutboundPreview;
import io.karawane.lane.Preview;
import io.karawane.problem.Nearest;
import io.karawane.queue.Lane;
import io.karawane.schema.Terms;
import io.karawane.settings.Selection;
import io.karawane.start.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code dry-run}: what a lane would do with real records. */
@Command(
        name = "dry-run",
        description = {
            "Reads both services as a lane does and tells what it would write, field by field, and what a first run would"
                    + " cost in API calls. Writes nothing. Exit 1 if a record would be rejected.",
            "",
            "It does not open Karawane's database: people are recognised by the id on the Salesforce record and by"
                    + " e-mail, and everything counts as not sent yet.",
            "",
            "  dry-run outbound --object lead --limit 20",
            "  dry-run inbound --contact 76 --json"
        })
final class DryRunCommand implements Callable<Integer> {
    private static final Map<String, String> OBJECTS = Map.of("lead", "Lead", "contact", "Contact");

    @ParentCommand
    private KarawaneCommand karawane;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LANE", description = "outbound: to ActiveCampaign; inbound: to Salesforce.")
    private String lane;

    @Option(names = "--object", description = "lead or contact, as Salesforce has them; else both.")
    private String object;

    @Option(names = "--limit", defaultValue = "100", description = "Most records of each object. Default: 100.")
    private int limit;

    @Option(
            names = "--contact",
            paramLabel = "ID",
            description = "inbound: this ActiveCampaign contact; else those changed last. Can be repeated.")
    private List<String> contacts = List.of();

    @Option(names = "--json", description = "Prints records, counts and calls as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Lane chosen = one(lane, "LANE", Map.of("outbound", Lane.OUTBOUND, "inbound", Lane.INBOUND));
        List<String> objects = object == null ? List.of("Lead", "Contact") : List.of(one(object, "--object", OBJECTS));
        check(chosen);
        try (Connection connection = Connection.open(karawane.settings())) {
            Terms terms = connection.terms();
            Function<String, Preview> preview =
                    chosen == Lane.OUTBOUND ? outbound(connection, terms) : inbound(connection, terms);
            Cost before = connection.reads();
            List<Foreseen> records = new ArrayList<>();
            Cost cost = Cost.NOTHING;
            for (String each : objects) {
                Preview seen = preview.apply(each);
                records.addAll(seen.records());
                cost = cost.plus(seen.cost());
            }
            Outlook outlook =
                    new Outlook(chosen, records, cost.plus(connection.reads().since(before)));
            outlook.print(spec.commandLine().getOut(), json);
            return records.stream().anyMatch(record -> record.fate() == Fate.REJECTED)
                    ? ExitCode.FINDINGS
                    : ExitCode.OK;
        }
    }

    private Function<String, Preview> outbound(Connection connection, Terms terms) {
        OutboundPreview preview = connection.outbound(terms);
        return each -> {
            if (terms.sync().of(each).mode() == Selection.Mode.NONE) {
                tell("%s: sync.yaml selects none", each);
                return Preview.NOTHING;
            }
            String condition = connection.condition(each);
            List<String> ids = preview.selected(each, condition, limit);
            String more = ids.size() < limit ? "" : ", the last changed ones: --limit takes more";
            tell("%s: reading %d selected records and their contacts%s", each, ids.size(), more);
            return preview.of(each, ids, condition);
        };
    }

    private Function<String, Preview> inbound(Connection connection, Terms terms) {
        InboundPreview preview = connection.inbound(terms);
        List<String> ids = contacts.isEmpty() ? preview.latest(limit) : contacts;
        return each -> {
            tell("%s: reading %d contacts, as if an automation handed them over", each, ids.size());
            return preview.of(each, ids);
        };
    }

    private void check(Lane chosen) {
        if (limit < 1) {
            throw usage("--limit is the most records to look at: 1 or more");
        } else if (chosen == Lane.OUTBOUND && !contacts.isEmpty()) {
            throw usage("--contact names contacts of ActiveCampaign: it goes with inbound");
        }
        contacts.stream()
                .filter(id -> !id.matches("[1-9]\\d{0,17}"))
                .findFirst()
                .ifPresent(id -> {
                    throw usage(
                            "--contact cannot be %s: it is the number of a contact in ActiveCampaign".formatted(id));
                });
    }

    private <T> T one(String word, String what, Map<String, T> known) {
        if (!known.containsKey(word)) {
            List<String> words = known.keySet().stream().sorted().toList();
            throw usage("%s cannot be %s; %s".formatted(what, word, Nearest.hint(word, words)));
        }
        return known.get(word);
    }

    private ParameterException usage(String text) {
        return new ParameterException(spec.commandLine(), text);
    }

    private void tell(String text, Object... values) {
        spec.commandLine().getErr().println(text.formatted(values));
    }
}
