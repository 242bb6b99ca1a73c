package io.karawane.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of a file. Words that the schema has refused read as absent, so that the other checks can go on. */
final class Rows {
    private Rows() {}

    static List<Row> read(JsonNode root) {
        var tables = tables(root.path("tables"));
        var rows = new ArrayList<Row>();
        if (root.path("fields").isArray()) {
            root.path("fields").forEach(node -> rows.add(row(node, tables)));
        }
        return rows;
    }

    private static Row row(JsonNode node, Map<String, Table> tables) {
        return new Row(
                node.path("salesforce").textValue(),
                node.path("activecampaign").textValue(),
                node.path("key").booleanValue(),
                word(node.path("direction"), Direction.class, Direction.BOTH),
                word(node.path("wins"), Wins.class, Wins.MOVING),
                word(node.path("onEmpty"), OnEmpty.class, OnEmpty.KEEP),
                word(node.path("tooLong"), TooLong.class, TooLong.FAIL),
                word(node.path("badValue"), BadValue.class, BadValue.FAIL),
                tables.get(node.path("table").asText()));
    }

    private static <E extends Enum<E>> E word(JsonNode node, Class<E> words, E absent) {
        String name = node.asText().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(name))
                .findFirst()
                .orElse(absent);
    }

    private static Map<String, Table> tables(JsonNode node) {
        var tables = new HashMap<String, Table>();
        node.properties().forEach(table -> {
            var words = new LinkedHashMap<String, String>();
            table.getValue()
                    .properties()
                    .forEach(word -> words.put(
                            word.getKey().strip(), word.getValue().asText().strip()));
            tables.put(table.getKey(), new Table(table.getKey(), words));
        });
        return tables;
    }
}
