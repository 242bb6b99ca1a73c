package io.karawane.mapping;

import com.dashjoin.jsonata.JException;
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
    private final Map<String, Table> tables;

    /** @param tables by name, those of included files too */
    Rows(Map<String, Table> tables) {
        this.tables = tables;
    }

    Row read(JsonNode node) {
        List<String> salesforce = texts(node.path("salesforce"));
        List<String> activecampaign = texts(node.path("activecampaign"));
        return new Row(
                salesforce,
                activecampaign,
                node.path("key").booleanValue(),
                direction(node, salesforce, activecampaign),
                source(node),
                new When(when(node.path("when"))),
                tables.get(node.path("table").asText()),
                node.path("default").isValueNode() ? node.path("default").asText() : null,
                node.path("phone").asText().equals("international"),
                word(node.path("wins"), Wins.class, Wins.MOVING),
                word(node.path("onEmpty"), OnEmpty.class, OnEmpty.KEEP),
                word(node.path("tooLong"), TooLong.class, TooLong.FAIL),
                word(node.path("badValue"), BadValue.class, BadValue.FAIL));
    }

    /** Several sources, or none, say by themselves which way a row goes. */
    private static Direction direction(JsonNode node, List<String> salesforce, List<String> activecampaign) {
        Direction implied = salesforce.size() > 1 || salesforce.isEmpty()
                ? Direction.TO_ACTIVECAMPAIGN
                : activecampaign.size() > 1 || activecampaign.isEmpty() ? Direction.TO_SALESFORCE : Direction.BOTH;
        return word(node.path("direction"), Direction.class, implied);
    }

    private static Source source(JsonNode node) {
        if (node.path("constant").isValueNode()) {
            return new Source.Constant(node.path("constant").asText());
        }
        if (node.path("expression").isTextual()) {
            try {
                return new Source.Computed(
                        Expression.read(node.path("expression").textValue()));
            } catch (JException e) {
                return new Source.First(); // reported by the rules
            }
        }
        return node.path("join").isTextual()
                ? new Source.Joined(node.path("join").textValue())
                : new Source.First();
    }

    private static Map<String, List<String>> when(JsonNode node) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        node.properties().forEach(each -> {
            List<String> allowed = new ArrayList<>();
            if (each.getValue().isArray()) {
                each.getValue().forEach(word -> allowed.add(word.asText("")));
            } else {
                allowed.add(each.getValue().asText(""));
            }
            words.put(each.getKey(), allowed);
        });
        return words;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(each -> {
            if (each.isTextual()) {
                texts.add(each.textValue());
            }
        });
        return texts;
    }

    private static <E extends Enum<E>> E word(JsonNode node, Class<E> words, E absent) {
        String name = node.asText().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(name))
                .findFirst()
                .orElse(absent);
    }

    static Map<String, Table> tables(JsonNode node) {
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
