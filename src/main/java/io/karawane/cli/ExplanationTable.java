package io.karawane.cli;

import io.karawane.mapping.Explanation;
import java.io.PrintWriter;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a mapping did with a record: a block a row, for people; or a map a row. */
final class ExplanationTable {
    private static final String LINE = "  %-28s %s%n";

    private ExplanationTable() {}

    static void print(PrintWriter out, Explanation explanation) {
        for (Explanation.Row row : explanation.rows()) {
            out.println(row.target());
            row.from().forEach((field, value) -> out.printf(LINE, "from " + field, shown(value)));
            row.steps().forEach(step -> out.printf(LINE, step.did(), shown(step.value())));
            out.printf(LINE, "=", ending(row));
            out.println();
        }
    }

    private static String ending(Explanation.Row row) {
        String ending = row.ending() + (row.why() == null ? "" : ": " + row.why());
        return row.result() == null ? ending : ending + ": " + shown(row.result());
    }

    private static String shown(Object value) {
        return value == null ? "(blank)" : Json.pretty(plain(value));
    }

    static List<Map<String, Object>> items(Explanation explanation) {
        return explanation.rows().stream().map(ExplanationTable::item).toList();
    }

    private static Map<String, Object> item(Explanation.Row row) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("target", row.target());
        item.put("from", row.from());
        item.put("steps", row.steps().stream().map(ExplanationTable::item).toList());
        item.put("ending", row.ending().word());
        item.put("why", row.why());
        item.put("result", row.result());
        return item;
    }

    private static Map<String, Object> item(Explanation.Step step) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("did", step.did());
        item.put("value", plain(step.value()));
        return item;
    }

    private static Object plain(Object value) {
        return value instanceof Temporal ? value.toString() : value;
    }
}
