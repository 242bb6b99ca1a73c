package io.karawane.mapping.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.mapping.Side;
import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.mapping.type.Field;
import io.karawane.mapping.type.SalesforceType;
import io.karawane.problem.Findings;
import io.karawane.problem.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The type of one field in words: {@code currency}, {@code text: 80}, {@code picklist: [DE, AT]}. */
final class TypeWords {
    private static final Map<String, Enum<?>> SALESFORCE = Arrays.stream(SalesforceType.values())
            .filter(type -> type != SalesforceType.COMPOUND)
            .collect(Collectors.toMap(SalesforceType::word, Function.identity()));
    private static final Map<String, Enum<?>> ACTIVECAMPAIGN = Arrays.stream(ActiveCampaignType.values())
            .collect(Collectors.toMap(ActiveCampaignType::word, Function.identity()));
    private static final Set<Enum<?>> NUMBERS = Set.of(
            SalesforceType.INTEGER,
            SalesforceType.NUMBER,
            SalesforceType.LONG,
            SalesforceType.PERCENT,
            SalesforceType.CURRENCY,
            ActiveCampaignType.NUMBER,
            ActiveCampaignType.CURRENCY);

    private final Findings findings;

    TypeWords(Findings findings) {
        this.findings = findings;
    }

    static Map<String, Enum<?>> of(Side side) {
        return side == Side.SALESFORCE ? SALESFORCE : ACTIVECAMPAIGN;
    }

    /** @return null if it is none, which is reported at that pointer */
    Field read(Side side, String name, JsonNode node, String pointer) {
        String word = node.isObject() && node.size() == 1 ? node.fieldNames().next() : node.asText();
        Enum<?> type = of(side).get(word);
        if (type == null && of(side.other()).containsKey(word)) {
            findings.atValue(
                    pointer,
                    "not-a-choice",
                    "%s cannot be %s in %s".formatted(name, word, system(side)),
                    Nearest.hint(word, of(side).keySet().stream().sorted().toList()));
        }
        if (type == null) {
            return null; // what is a type nowhere the schema has refused
        }
        return read(name, type, node.path(word), pointer + "/" + word);
    }

    private Field read(String name, Enum<?> type, JsonNode more, String pointer) {
        if (more.isMissingNode()) {
            return field(name, type, 0, -1, List.of());
        }
        if (NUMBERS.contains(type)) {
            if (more.size() == 2
                    && more.path(0).canConvertToInt()
                    && more.path(1).canConvertToInt()) {
                int after = more.path(1).intValue();
                return field(name, type, more.path(0).intValue() + after, after, List.of());
            }
            findings.atValue(
                    pointer, "wrong-type", "a number has digits", "write those before and after the point: [16, 2]");
            return null;
        }
        return field(name, type, more.asInt(), -1, options(more));
    }

    private static Field field(String name, Enum<?> type, int length, int scale, List<Field.Option> options) {
        boolean restricted = !options.isEmpty() && type != SalesforceType.COMBOBOX;
        return new Field(name, name, type, length, scale, true, false, false, options, restricted);
    }

    private static List<Field.Option> options(JsonNode choices) {
        List<Field.Option> options = new ArrayList<>();
        if (choices.isArray()) {
            choices.forEach(value -> options.add(new Field.Option(value.asText(), value.asText())));
        }
        choices.properties()
                .forEach(choice -> options.add(
                        new Field.Option(choice.getKey(), choice.getValue().asText())));
        return options;
    }

    private static String system(Side side) {
        return side == Side.SALESFORCE ? "Salesforce" : "ActiveCampaign";
    }
}
