package io.karawane.cli;

import io.karawane.lane.Cost;
import io.karawane.lane.Foreseen;
import io.karawane.lane.Foreseen.Fate;
import io.karawane.mapping.Difference;
import io.karawane.queue.Lane;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a lane would do, for people and for programs. */
record Outlook(Lane lane, List<Foreseen> records, Cost cost) {
    private static final String LINE = "  %-28s %s%n";

    void print(PrintWriter out, boolean json) {
        if (json) {
            Map<String, Object> whole = new LinkedHashMap<>();
            whole.put("counts", counts());
            whole.put("calls", calls());
            Listing.print(out, records.stream().map(Outlook::item).toList(), whole);
        } else {
            records.forEach(record -> print(out, record));
            out.println(records.isEmpty() ? "no records" : summary());
            out.printf(
                    "API calls of a first run: Salesforce %d to read, %d to write · ActiveCampaign %d to read, %d to write%n",
                    cost.salesforceReads(),
                    cost.salesforceWrites(),
                    cost.activecampaignReads(),
                    cost.activecampaignWrites());
        }
    }

    private void print(PrintWriter out, Foreseen record) {
        String salesforce = name("Salesforce " + record.object().toLowerCase(Locale.ROOT), record.salesforceId());
        String kind = record.object().equals("Account") ? "account" : "contact";
        String activecampaign = name("ActiveCampaign " + kind, record.activecampaignId());
        boolean outbound = lane == Lane.OUTBOUND;
        out.printf(
                "%s → %s: %s%n",
                outbound ? salesforce : activecampaign,
                outbound ? activecampaign : salesforce,
                record.fate().word() + why(record));
        record.differences().forEach(change -> out.printf(LINE, change.field(), shown(record, change)));
        record.notes()
                .forEach(note ->
                        out.printf(LINE, note.field(), "(" + note.reason().code() + ")"));
    }

    private static String name(String kind, String id) {
        return kind + " " + (id == null ? "(none yet)" : id);
    }

    private static String why(Foreseen record) {
        String detail = record.detail() == null ? "" : ": " + record.detail();
        return record.reason() == null ? "" : ", " + cause(record) + detail;
    }

    private static String shown(Foreseen record, Difference change) {
        String then = word(change.wouldBe());
        return record.fate() == Fate.CREATE ? then : word(change.now()) + " → " + then;
    }

    private static String word(Object value) {
        return value == null || value.equals("") ? "(blank)" : value.toString();
    }

    /** The reason, and the field if one is to blame. */
    private static String cause(Foreseen record) {
        return record.reason().code() + (record.field() == null ? "" : " " + record.field());
    }

    private Map<String, Object> counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Fate fate : Fate.values()) {
            boolean explained = fate == Fate.SKIPPED || fate == Fate.REJECTED;
            counts.put(
                    fate.word(),
                    explained
                            ? causes(fate)
                            : records.stream()
                                    .filter(record -> record.fate() == fate)
                                    .count());
        }
        return counts;
    }

    private Map<String, Long> causes(Fate fate) {
        return records.stream()
                .filter(record -> record.fate() == fate)
                .collect(Collectors.groupingBy(Outlook::cause, TreeMap::new, Collectors.counting()));
    }

    private String summary() {
        return counts().entrySet().stream()
                .map(count -> count.getKey() + " "
                        + (count.getValue() instanceof Map<?, ?> causes ? many(causes) : count.getValue()))
                .collect(Collectors.joining(" · "));
    }

    private static String many(Map<?, ?> causes) {
        long sum = causes.values().stream().mapToLong(count -> (Long) count).sum();
        return causes.isEmpty()
                ? "0"
                : causes.entrySet().stream()
                        .map(cause -> cause.getKey() + " " + cause.getValue())
                        .collect(Collectors.joining(", ", sum + " (", ")"));
    }

    private Map<String, Object> calls() {
        return Map.of(
                "salesforce", Map.of("reads", cost.salesforceReads(), "writes", cost.salesforceWrites()),
                "activecampaign", Map.of("reads", cost.activecampaignReads(), "writes", cost.activecampaignWrites()));
    }

    private static Map<String, Object> item(Foreseen record) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("object", record.object());
        item.put("salesforceId", record.salesforceId());
        item.put("activecampaignId", record.activecampaignId());
        item.put("would", record.fate().word());
        item.put("reason", record.reason() == null ? null : record.reason().code());
        item.put("field", record.field());
        item.put("detail", record.detail());
        item.put("changes", record.differences().stream().map(Outlook::item).toList());
        item.put(
                "notes",
                record.notes().stream()
                        .map(note -> Map.of(
                                "field", note.field(), "reason", note.reason().code()))
                        .toList());
        return item;
    }

    private static Map<String, Object> item(Difference change) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("field", change.field());
        item.put("now", change.now());
        item.put("wouldBe", change.wouldBe());
        return item;
    }
}
