package io.karawane.mapping;

import io.karawane.problem.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the schema cannot say: rules that join words of a file. */
final class Rules {
    private static final Map<String, String> OBJECTS =
            Map.of("lead", "Lead", "contact", "Contact", "account", "Account");

    private final String name;
    private final Part file;
    private final List<PlacedRow> rows;
    private final Map<String, Table> tables;
    private final boolean account;

    Rules(String name, Part file, List<PlacedRow> rows, Map<String, Table> tables) {
        this.name = name;
        this.file = file;
        this.rows = rows;
        this.tables = tables;
        this.account = file.root()
                .path("activecampaign")
                .asText(name.equals("account") ? "account" : "contact")
                .equals("account");
    }

    void check() {
        if (isMisnamed()) {
            return;
        }
        checkHead("mapping", name);
        if (OBJECTS.containsKey(name)) {
            checkHead("salesforce", OBJECTS.get(name));
            checkHead("activecampaign", name.equals("account") ? "account" : "contact");
        }
        for (PlacedRow row : rows) {
            if (RowRules.check(row)) {
                Names.check(account, row);
                checkTable(row);
            }
        }
        checkKey();
        checkTwice(Side.ACTIVECAMPAIGN);
        checkTwice(Side.SALESFORCE);
    }

    /** Another file has these records already: most likely the name is misspelt. */
    private boolean isMisnamed() {
        String object = file.root().path("salesforce").asText();
        boolean misnamed = !OBJECTS.containsKey(name) && OBJECTS.containsValue(object);
        if (misnamed) {
            file.findings()
                    .at(
                            null,
                            "unknown-file",
                            "the mapping of %s cannot be called %s".formatted(object, name),
                            Nearest.hint(
                                    name, OBJECTS.keySet().stream().sorted().toList()));
        }
        return misnamed;
    }

    private void checkHead(String word, String expected) {
        String value = file.root().path(word).asText(expected);
        if (!value.equals(expected) && MappingFile.SCHEMA.allows(word, value)) {
            file.findings()
                    .atValue(
                            "/" + word,
                            "wrong-object",
                            "%s: %s does not belong into the %s mapping".formatted(word, value, name),
                            "write %s: %s".formatted(word, expected));
        }
    }

    private void checkTable(PlacedRow placed) {
        if (!placed.node().path("table").isTextual()) {
            return;
        }
        Row row = placed.row();
        if (row.table() == null) {
            String table = placed.node().path("table").textValue();
            String hint =
                    tables.isEmpty() ? "add it under tables:" : Nearest.hint(table, new ArrayList<>(tables.keySet()));
            placed.wrong("table", "unknown-table", "there is no table " + table, hint);
        } else if (row.direction().goesTo(Side.SALESFORCE)
                && !row.table().ambiguous().isEmpty()) {
            String word = row.table().ambiguous().get(0);
            placed.wrong(
                    "table",
                    "one-way-table",
                    "table %s has more than one word for %s, so there is no way back to Salesforce"
                            .formatted(row.table().name(), word),
                    "make the right-hand words differ, or add direction: to-activecampaign to this row");
        }
    }

    private void checkKey() {
        int keys = 0;
        for (PlacedRow placed : rows) {
            if (!placed.row().key()) {
                continue;
            }
            if (account) {
                placed.wrongWord("key", "key-row", "accounts are found by their name", "remove key from this row");
            } else if (++keys > 1) {
                placed.wrongWord("key", "key-row", "a second key row", "leave key: true only on the e-mail row");
            } else {
                checkKey(placed);
            }
        }
        if (keys == 0 && !account && !rows.isEmpty()) {
            file.findings()
                    .atKey(
                            "/fields",
                            "key-row",
                            "no row identifies the person",
                            "add { salesforce: Email, activecampaign: email, key: true }");
        }
    }

    private void checkKey(PlacedRow placed) {
        Row row = placed.row();
        // Any object may hold the address in a field of its own; leads and contacts have theirs.
        boolean email = row.activecampaign().equals(List.of("email"))
                && (!OBJECTS.containsKey(name) || row.salesforce().equals(List.of("Email")));
        boolean whole = row.direction() == Direction.BOTH
                && row.tooLong() == TooLong.FAIL
                && row.badValue() == BadValue.FAIL
                && Stream.of("constant", "expression", "when", "default", "table")
                        .noneMatch(placed::has);
        if (!email) {
            placed.wrongWord(
                    "key",
                    "key-row",
                    "only the e-mail address identifies a person",
                    "put key: true on { salesforce: Email, activecampaign: email }");
        } else if (!whole) {
            placed.wrongWord(
                    "key",
                    "key-row",
                    "the key row goes both ways, whole or not at all",
                    "remove direction, tooLong and badValue from this row");
        }
    }

    private void checkTwice(Side to) {
        Map<String, Integer> first = new HashMap<>();
        for (int index = 0; index < rows.size(); index++) {
            Row row = rows.get(index).row();
            if (row.on(to).isEmpty()
                    || !row.direction().goesTo(to)
                    || !row.when().fields().isEmpty()) {
                continue; // rows for different records may share their target
            }
            Integer earlier = first.putIfAbsent(row.target(to).toLowerCase(Locale.ROOT), index);
            if (earlier != null) {
                rows.get(index)
                        .wrong(
                                to.name().toLowerCase(Locale.ROOT),
                                "same-target-twice",
                                "%s is written by row %d already".formatted(row.target(to), earlier + 1),
                                "remove one of the two rows, or give them different directions");
            }
        }
    }
}
