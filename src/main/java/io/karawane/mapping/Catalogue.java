package io.karawane.mapping;

import io.karawane.mapping.type.Field;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fields of the two kinds of record that a mapping joins, as both services describe them.
 *
 * @param object the Salesforce object
 * @param kind the ActiveCampaign kind
 * @param salesforce by name, those of related records by path
 * @param activecampaign by name
 * @param asked the paths to related records that were looked up, whether they led to a field or not
 */
public record Catalogue(
        String object, String kind, Map<String, Field> salesforce, Map<String, Field> activecampaign, Set<String> asked)
        implements Fields {

    public Catalogue {
        salesforce = insensitive(salesforce);
        activecampaign = insensitive(activecampaign);
        asked = Set.copyOf(asked);
    }

    /** Salesforce does not tell cases of names apart, and percent tags are upper case everywhere. */
    private static Map<String, Field> insensitive(Map<String, Field> fields) {
        Map<String, Field> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(fields);
        return sorted;
    }

    @Override
    public Field of(Side side, String name) {
        return fields(side).get(name);
    }

    /** Whether it has been asked for all that the mapping reads. */
    public boolean isFor(Mapping mapping) {
        return mapping.joins(object, kind) && asked.containsAll(mapping.paths());
    }

    /** The fields of that side, by name in alphabetical order. */
    public Collection<Field> all(Side side) {
        return fields(side).values();
    }

    List<String> names(Side side) {
        return List.copyOf(fields(side).keySet());
    }

    /** Whose fields they are, for people. */
    String owner(Side side) {
        return side == Side.SALESFORCE ? object : "an ActiveCampaign " + kind.toLowerCase(Locale.ROOT);
    }

    private Map<String, Field> fields(Side side) {
        return side == Side.SALESFORCE ? salesforce : activecampaign;
    }
}
