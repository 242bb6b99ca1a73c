package io.karawane.mapping.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.mapping.Fields;
import io.karawane.mapping.Mapping;
import io.karawane.mapping.Mappings;
import io.karawane.problem.Finding;
import io.karawane.problem.Nearest;
import io.karawane.problem.PublishedSchema;
import io.karawane.problem.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The cases of one mapping: {@code lead.test.yaml} beside {@code lead.mapping.yaml}. */
public final class TestFile {
    public static final String SUFFIX = ".test.yaml";
    private static final PublishedSchema SCHEMA = PublishedSchema.of("/mapping/mapping-test.schema.json");

    private final YamlFile file;
    private final List<TestCase> cases = new ArrayList<>();
    private Types types = Types.none();
    private Mapping mapping;

    TestFile(Path path, Mappings mappings) {
        file = new YamlFile(path);
        file.check(SCHEMA);
        mapping = mapping(mappings);
        if (mapping != null) {
            types = types.and(file.root().path("types"), "/types", mapping, file.findings());
            CaseReader reader = new CaseReader(file, mapping, types);
            JsonNode nodes = file.root().path("cases");
            for (int index = 0; nodes.isArray() && index < nodes.size(); index++) {
                reader.read(nodes.get(index), "/cases/" + index).ifPresent(cases::add);
            }
        }
    }

    private Mapping mapping(Mappings mappings) {
        String fileName = file.path().getFileName().toString();
        String name = fileName.endsWith(SUFFIX)
                ? fileName.substring(0, fileName.length() - SUFFIX.length())
                : file.root().path("mapping").asText();
        List<String> known = mappings.all().stream().map(Mapping::name).toList();
        if (!known.contains(name)) {
            file.findings().at(null, "unknown-file", "there is no mapping " + name, Nearest.hint(name, known));
            return null;
        }
        String said = file.root().path("mapping").asText(name);
        if (!said.equals(name)) {
            file.findings()
                    .atValue(
                            "/mapping",
                            "wrong-object",
                            "mapping: %s does not belong into this file".formatted(said),
                            "write mapping: " + name);
        }
        return mappings.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<Finding> findings() {
        return file.findings().all();
    }

    public Path path() {
        return file.path();
    }

    public Mapping mapping() {
        return mapping;
    }

    /** The types of fields that count for all cases. */
    public Fields types() {
        return types;
    }

    public List<TestCase> cases() {
        return cases;
    }
}
