package io.karawane.mapping.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.mapping.Fields;
import io.karawane.mapping.Mapping;
import io.karawane.mapping.Side;
import io.karawane.mapping.type.Field;
import io.karawane.problem.Findings;
import io.karawane.problem.Nearest;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The types of a mapping's fields as a test file tells them; fields that it does not name are text. */
final class Types implements Fields {
    private final Map<Side, Map<String, Field>> known = new EnumMap<>(Side.class);

    private Types() {
        for (Side side : Side.values()) {
            known.put(side, new HashMap<>());
        }
    }

    static Types none() {
        return new Types();
    }

    /** These, and those that stand at the pointer, which count first. */
    Types and(JsonNode words, String pointer, Mapping mapping, Findings findings) {
        Types all = new Types();
        known.forEach((side, fields) -> all.known.get(side).putAll(fields));
        words.properties().forEach(each -> {
            String name = each.getKey();
            String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            Side side = side(name, mapping);
            if (side == null) {
                findings.atKey(
                        place,
                        "unknown-field",
                        "the %s mapping has no field %s".formatted(mapping.name(), name),
                        Nearest.hint(name, all(mapping)));
            } else {
                all.known.get(side).put(name, new TypeWords(findings).read(side, name, each.getValue(), place));
            }
        });
        return all;
    }

    private static Side side(String name, Mapping mapping) {
        for (Side side : Side.values()) {
            if (mapping.read(side).contains(name) || mapping.written(side).contains(name)) {
                return side;
            }
        }
        return null;
    }

    private static Set<String> all(Mapping mapping) {
        Set<String> names = new TreeSet<>();
        for (Side side : Side.values()) {
            names.addAll(mapping.read(side));
            names.addAll(mapping.written(side));
        }
        return names;
    }

    @Override
    public Field of(Side side, String name) {
        Field field = known.get(side).get(name);
        return field == null ? UNKNOWN.of(side, name) : field;
    }
}
