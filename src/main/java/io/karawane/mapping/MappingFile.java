package io.karawane.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.mapping.type.Manner;
import io.karawane.problem.Finding;
import io.karawane.problem.PublishedSchema;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads and checks one mapping file with all that it includes. */
final class MappingFile {
    static final String SUFFIX = ".mapping.yaml";
    static final PublishedSchema SCHEMA = PublishedSchema.of("/mapping/mapping.schema.json");
    private static final PublishedSchema INCLUDED = SCHEMA.part("part");

    private final String name;
    private final List<Part> parts = new ArrayList<>();
    private final List<PlacedRow> rows;
    private final Part file;
    private Mapping mapping;

    MappingFile(Path folder, String name) {
        this.name = name;
        file = new Part(folder.resolve(name + SUFFIX));
        file.check(SCHEMA);
        include(file);
        parts.add(file);
        Map<String, Table> tables = tables();
        rows = parts.stream()
                .flatMap(part -> part.rows(new Rows(tables)).stream())
                .toList();
        new Rules(name, file, rows, tables).check();
        ZoneId zone = zone(file);
        if (findings().stream().noneMatch(Finding::isError)) {
            JsonNode root = file.root();
            Manner manner = new Manner(Locale.forLanguageTag(root.path("locale").asText("en-US")), zone, false);
            mapping = new Mapping(
                    name,
                    root.path("salesforce").textValue(),
                    root.path("activecampaign").textValue(),
                    manner,
                    rows.stream().map(PlacedRow::row).toList(),
                    version(),
                    Fields.UNKNOWN);
        }
    }

    /** What is wrong, in reading order; empty if the mapping can be used. */
    List<Finding> findings() {
        return parts.stream()
                .flatMap(part -> part.findings().all().stream())
                .sorted()
                .toList();
    }

    Mapping mapping() {
        return mapping;
    }

    /** The same, and what is wrong with it for fields of these types; null if they are not known. */
    synchronized List<Finding> findings(Catalogue catalogue) {
        parts.forEach(part -> part.findings().startOver());
        if (catalogue != null) {
            new TypeRules(catalogue, rows, file).check();
        }
        return findings();
    }

    /** What is wrong with this account mapping under that plan, besides. */
    void check(Plan plan) {
        new PlanRules(file, rows).check(plan);
    }

    private void include(Part file) {
        JsonNode includes = file.root().path("include");
        for (int index = 0; index < includes.size(); index++) {
            String path = includes.path(index).asText();
            Path included = file.path().resolveSibling(path).normalize();
            if (!included.startsWith(file.path().getParent())) {
                file.findings()
                        .atValue(
                                "/include/" + index,
                                "outside",
                                path + " is outside the folder of the mappings",
                                "put the file into that folder or one below it");
            } else {
                Part part = new Part(included);
                part.check(INCLUDED);
                parts.add(part);
            }
        }
    }

    private Map<String, Table> tables() {
        Map<String, Table> tables = new HashMap<>();
        parts.forEach(part -> tables.putAll(Rows.tables(part.root().path("tables"))));
        return tables;
    }

    private static ZoneId zone(Part file) {
        String zone = file.root().path("timeZone").asText("UTC");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            file.findings()
                    .atValue("/timeZone", "bad-time-zone", zone + " is no time zone", "write a place: Europe/Berlin");
            return ZoneId.of("UTC");
        }
    }

    private String version() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            parts.forEach(part -> hash.update(part.bytes()));
            return HexFormat.of().formatHex(hash.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
