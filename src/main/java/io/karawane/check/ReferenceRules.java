package io.karawane.check;

import io.karawane.mapping.Mapping;
import io.karawane.problem.Nearest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.apache.camel.spi.DataType;

/** Names by which routes know each other, settings and mappings. */
final class ReferenceRules {
    private static final Set<String> SIDES = Set.of("salesforce", "activecampaign");

    private final Offer offer;
    private final List<Mapping> mappings;
    private final Set<String> configurations = new TreeSet<>();
    private final Map<String, Word> ids = new HashMap<>();

    /** @param mappings null if they are not known */
    ReferenceRules(Offer offer, List<RouteFile> files, List<Mapping> mappings) {
        this.offer = offer;
        this.mappings = mappings;
        files.forEach(file -> file.words().stream()
                .filter(word -> word.name().equals("routeConfiguration") && word.text("id") != null)
                .forEach(word -> configurations.add(word.text("id"))));
    }

    void check(Word word) {
        if (word.value().isValueNode()) {
            placeholders(word);
        }
        if (word.parent() == null && (word.name().equals("route") || word.name().equals("from"))) {
            described(word);
        } else if (word.name().equals("routeConfigurationId")) {
            configuration(word);
        } else if (word.name().equals("transformDataType") && mappings != null) {
            transformed(word);
        }
    }

    private void placeholders(Word word) {
        Matcher placeholder = Offer.PLACEHOLDER.matcher(word.text());
        Set<String> told = new HashSet<>();
        while (placeholder.find()) {
            String key = placeholder.group(1);
            if (offer.value(key) == null && told.add(key)) {
                word.wrong(
                        "unset-placeholder",
                        "{{" + key + "}} has no value",
                        Nearest.to(key, offer.properties().keySet())
                                .map("did you mean {{%s}}?"::formatted)
                                .orElse("write {{" + key + ":value}} for a default"));
            }
        }
    }

    private void described(Word route) {
        for (String needed : List.of("id", "description")) {
            if (route.name().equals("from") || !route.value().has(needed)) {
                route.wrong("missing-word", "a route without " + needed, "add " + needed + ": … below route:");
            }
        }
        String id = route.text("id");
        if (route.name().equals("route") && id != null) {
            Word first = ids.putIfAbsent(id, route);
            if (first != null) {
                route.wrongAt(
                        "id",
                        "duplicate-route",
                        "route %s is in %s already"
                                .formatted(id, first.file().path().getFileName()),
                        "give one of them another id");
            }
        }
    }

    private void configuration(Word word) {
        for (String id : word.text().split(",")) {
            if (!configurations.contains(id.strip()) && !id.contains("*")) {
                word.wrong(
                        "unknown-configuration",
                        "there is no routeConfiguration " + id.strip(),
                        Nearest.hint(id.strip(), configurations));
            }
        }
    }

    private void transformed(Word word) {
        String from = word.text("fromType");
        String to = word.text("toType");
        if (to == null) {
            return;
        }
        DataType source = new DataType(from == null ? "" : from);
        DataType target = new DataType(to);
        if (!SIDES.contains(source.getScheme()) && !SIDES.contains(target.getScheme())) {
            return; // one of Camel's own
        }
        boolean outbound = source.getScheme().equals("salesforce");
        String object = outbound ? source.getName() : target.getName();
        String kind = outbound ? target.getName() : source.getName();
        if (mappings.stream().noneMatch(mapping -> mapping.joins(object, kind))
                || source.getScheme().equals(target.getScheme())) {
            Set<String> known = new TreeSet<>();
            mappings.forEach(mapping -> known.add(
                    "salesforce:" + mapping.salesforce() + " and activecampaign:" + mapping.activecampaign()));
            word.wrong(
                    "unmapped-types",
                    "no mapping joins %s and %s".formatted(from, to),
                    "there are mappings of " + String.join("; ", known));
        }
    }
}
