package io.karawane.mapping;

import com.dashjoin.jsonata.JException;
import java.util.Map;

/** Which words of a row go together. */
final class RowRules {
    private static final Map<String, String> EXAMPLES =
            Map.of("salesforce", "salesforce: LastName", "activecampaign", "activecampaign: lastName");

    private RowRules() {}

    /** @return false if the row names too little for other checks to make sense */
    static boolean check(PlacedRow placed) {
        Row row = placed.row();
        if (placed.has("constant")) {
            if (row.salesforce().size() + row.activecampaign().size() != 1) {
                placed.wrongWord(
                        "constant",
                        "constant-row",
                        "a constant goes to exactly one field",
                        "name the one field that gets it, salesforce: or activecampaign:, and no other");
                return false;
            }
        } else if (!isPair(placed)) {
            return false;
        }
        if (row.salesforce().size() > 1 && row.activecampaign().size() > 1) {
            placed.wrong("activecampaign", "two-lists", "both sides have several fields", "name one field on one side");
            return false;
        }
        checkOneWay(placed);
        checkExpression(placed);
        if (placed.has("join")
                && row.salesforce().size() < 2
                && row.activecampaign().size() < 2) {
            placed.wrongWord(
                    "join", "nothing-to-join", "there is only one source", "name a list of fields, or remove it");
        }
        return true;
    }

    private static boolean isPair(PlacedRow placed) {
        boolean pair = true;
        if (!placed.node().isObject()) {
            return false; // the schema has said so
        }
        for (String side : new String[] {"salesforce", "activecampaign"}) {
            if (!placed.has(side)) {
                placed.wrong("", "missing-word", side + " is missing", "add it: " + EXAMPLES.get(side));
                pair = false;
            }
        }
        return pair
                && !placed.row().salesforce().isEmpty()
                && !placed.row().activecampaign().isEmpty();
    }

    private static void checkOneWay(PlacedRow placed) {
        Row row = placed.row();
        Side to = row.salesforce().size() == 1 && (row.activecampaign().size() != 1)
                ? Side.SALESFORCE
                : row.salesforce().size() != 1 ? Side.ACTIVECAMPAIGN : null;
        if (to != null && (!row.direction().goesTo(to) || row.direction() == Direction.BOTH)) {
            placed.wrong(
                    "direction",
                    "one-way-row",
                    "this row can only go to " + row.target(to),
                    "remove direction from this row");
        } else if (row.direction() == Direction.BOTH) {
            for (String word : new String[] {"expression", "when"}) {
                if (placed.has(word)) {
                    placed.wrongWord(
                            word,
                            "one-way-row",
                            word + " looks at the fields of one side, and this row goes both ways",
                            "add direction: to-activecampaign or direction: to-salesforce");
                }
            }
        }
    }

    private static void checkExpression(PlacedRow placed) {
        if (!placed.node().path("expression").isTextual()) {
            return;
        }
        String text = placed.node().path("expression").textValue();
        try {
            Expression.read(text);
        } catch (JException e) {
            placed.wrong(
                    "expression",
                    "bad-expression",
                    "the expression is no JSONata: %s, at character %d".formatted(e.getMessage(), e.getLocation()),
                    "correct it; try.jsonata.org shows what an expression does");
        }
    }
}
