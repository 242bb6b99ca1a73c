package io.karawane.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A record as people write it: one entry a field, under the names that mapping files use, {@code Account.Name} and
 * {@code "%BUDGET%"} among them. Related records may be nested as well; several choices are a list.
 */
public final class PlainRecord {
    private static final Pattern CUSTOM = Pattern.compile("%.+%");

    private PlainRecord() {}

    /** In the form in which that side's records are mapped. */
    public static Map<String, Object> read(Side side, JsonNode fields) {
        Map<String, Object> record = new LinkedHashMap<>();
        fields.properties().forEach(field -> put(side, record, field.getKey(), value(side, field.getValue())));
        return record;
    }

    /** The other way round: a record in that side's form, one entry a field. */
    public static Map<String, Object> of(Side side, Map<String, Object> record) {
        Map<String, Object> plain = new LinkedHashMap<>();
        record.forEach((name, value) -> {
            if (side == Side.ACTIVECAMPAIGN && value instanceof Map<?, ?> fields) {
                fields.forEach((tag, held) -> plain.put("%" + tag + "%", held));
            } else {
                plain.put(name, value);
            }
        });
        return plain;
    }

    private static void put(Side side, Map<String, Object> record, String name, Object value) {
        if (side == Side.ACTIVECAMPAIGN && CUSTOM.matcher(name).matches()) {
            Spot.of(side, name).write(record, value);
            return;
        }
        String[] steps = side == Side.SALESFORCE ? name.split("\\.", -1) : new String[] {name};
        int last = steps.length - 1;
        var holder = record;
        for (String step : Arrays.copyOf(steps, last)) {
            holder = child(holder, step);
        }
        holder.put(steps[last], value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> record, String name) {
        if (!(record.get(name) instanceof Map)) {
            record.put(name, new LinkedHashMap<String, Object>());
        }
        return (Map<String, Object>) record.get(name);
    }

    private static Object value(Side side, JsonNode node) {
        if (node.isArray()) {
            List<String> choices = new ArrayList<>();
            node.forEach(choice -> choices.add(choice.asText()));
            String mark = side == Side.SALESFORCE ? ";" : "||";
            String joined = String.join(mark, choices);
            return side == Side.SALESFORCE || joined.isEmpty() ? joined : mark + joined + mark;
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isObject() ? read(side, node) : node.textValue();
    }
}
