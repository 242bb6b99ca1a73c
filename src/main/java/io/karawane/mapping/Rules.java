package io.karawane.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.problem.Findings;
import io.karawane.problem.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the schema cannot say: rules that join words of a file. */
final class Rules {
    private final String name;
    private final boolean account;
    private final JsonNode root;
    private final List<Row> rows;
    private final Findings findings;

    Rules(String name, JsonNode root, List<Row> rows, Findings findings) {
        this.name = name;
        this.account = name.equals("account");
        this.root = root;
        this.rows = rows;
        this.findings = findings;
    }

    void check() {
        checkHead("mapping", name);
        checkHead("salesforce", name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        checkHead("activecampaign", account ? "account" : "contact");
        for (int index = 0; index < rows.size(); index++) {
            Names.check(account, at(index), rows.get(index), findings);
            checkTable(index);
        }
        checkKey();
        checkTwice(Side.ACTIVECAMPAIGN);
        checkTwice(Side.SALESFORCE);
    }

    private void checkHead(String word, String expected) {
        String value = root.path(word).asText(expected);
        if (!value.equals(expected) && Schema.choices(word).contains(value)) {
            findings.atValue(
                    "/" + word,
                    "wrong-object",
                    "%s: %s does not belong into the %s mapping".formatted(word, value, name),
                    "write %s: %s".formatted(word, expected));
        }
    }

    private void checkTable(int index) {
        JsonNode table = root.at(at(index)).path("table");
        if (!table.isTextual()) {
            return;
        }
        Row row = rows.get(index);
        String at = at(index) + "/table";
        if (row.table() == null) {
            var known = new ArrayList<String>();
            root.path("tables").fieldNames().forEachRemaining(known::add);
            String hint = known.isEmpty() ? "add it under tables:" : Nearest.hint(table.textValue(), known);
            findings.atValue(at, "unknown-table", "there is no table " + table.textValue(), hint);
        } else if (row.direction().goesTo(Side.SALESFORCE)
                && !row.table().ambiguous().isEmpty()) {
            String word = row.table().ambiguous().get(0);
            findings.atValue(
                    at,
                    "one-way-table",
                    "table %s has more than one word for %s, so there is no way back to Salesforce"
                            .formatted(row.table().name(), word),
                    "make the right-hand words differ, or add direction: to-activecampaign to this row");
        }
    }

    private void checkKey() {
        int keys = 0;
        for (int index = 0; index < rows.size(); index++) {
            if (rows.get(index).key() && account) {
                findings.atKey(
                        at(index) + "/key", "key-row", "accounts are found by their name", "remove key from this row");
            } else if (rows.get(index).key() && ++keys > 1) {
                findings.atKey(
                        at(index) + "/key", "key-row", "a second key row", "leave key: true only on the e-mail row");
            } else if (rows.get(index).key()) {
                checkKey(index, rows.get(index));
            }
        }
        if (keys == 0 && !account && !rows.isEmpty()) {
            findings.atKey(
                    "/fields",
                    "key-row",
                    "no row identifies the person",
                    "add { salesforce: Email, activecampaign: email, key: true }");
        }
    }

    private void checkKey(int index, Row row) {
        if (!"Email".equals(row.salesforce()) || !"email".equals(row.activecampaign())) {
            findings.atKey(
                    at(index) + "/key",
                    "key-row",
                    "only the e-mail address identifies a person",
                    "put key: true on { salesforce: Email, activecampaign: email }");
        } else if (row.direction() != Direction.BOTH
                || row.tooLong() != TooLong.FAIL
                || row.badValue() != BadValue.FAIL) {
            findings.atKey(
                    at(index) + "/key",
                    "key-row",
                    "the key row goes both ways, whole or not at all",
                    "remove direction, tooLong and badValue from this row");
        }
    }

    private void checkTwice(Side to) {
        Map<String, Integer> first = new HashMap<>();
        for (int index = 0; index < rows.size(); index++) {
            String name = rows.get(index).on(to);
            if (name == null || !rows.get(index).direction().goesTo(to)) {
                continue;
            }
            Integer earlier = first.putIfAbsent(name.toLowerCase(Locale.ROOT), index);
            if (earlier != null) {
                findings.atValue(
                        at(index) + "/" + to.name().toLowerCase(Locale.ROOT),
                        "same-target-twice",
                        "%s is written by row %d already".formatted(name, earlier + 1),
                        "remove one of the two rows, or give them different directions");
            }
        }
    }

    private static String at(int index) {
        return "/fields/" + index;
    }
}
