package io.karawane.mapping;

import io.karawane.mapping.type.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The records that a row is for.
 *
 * @param words what each of these source fields must hold, one of several; empty text is a blank field
 */
public record When(Map<String, List<String>> words) {
    static final When ALWAYS = new When(Map.of());

    Set<String> fields() {
        return words.keySet();
    }

    /** Whether the case of letters differs does not count, as in Salesforce's own conditions. */
    boolean holds(Side from, Map<String, Object> record) {
        return words.isEmpty()
                || words.entrySet().stream().allMatch(each -> {
                    String held = Text.of(Spot.of(from, each.getKey()).read(record));
                    return each.getValue().stream().anyMatch(word -> word.equalsIgnoreCase(held));
                });
    }
}
