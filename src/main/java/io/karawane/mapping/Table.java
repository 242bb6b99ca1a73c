package io.karawane.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A translation of values by name: Salesforce's word to ActiveCampaign's, and back. */
public record Table(String name, Map<String, String> words) {
    public Table {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /** The word for the side the value goes to; null if the table does not have it. */
    String translate(String value, Side to) {
        if (to == Side.ACTIVECAMPAIGN) {
            return words.get(value);
        }
        return words.entrySet().stream()
                .filter(word -> word.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** ActiveCampaign words that stand for more than one Salesforce word, and so have no way back. */
    List<String> ambiguous() {
        var values = List.copyOf(words.values());
        return values.stream()
                .filter(value -> Collections.frequency(values, value) > 1)
                .distinct()
                .toList();
    }
}
