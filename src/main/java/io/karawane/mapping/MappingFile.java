package io.karawane.mapping;

import io.karawane.problem.Document;
import io.karawane.problem.Finding;
import io.karawane.problem.Findings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads and checks one mapping file. */
final class MappingFile {
    static final String SUFFIX = ".mapping.yaml";

    private final String name;
    private final Findings findings;
    private Mapping mapping;

    MappingFile(Path folder, String name) {
        this.name = name;
        this.findings = new Findings(folder.resolve(name + SUFFIX));
        try {
            read(Files.readAllBytes(findings.file()));
        } catch (CharacterCodingException e) {
            findings.at(null, "yaml-syntax", "the file is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            findings.at(null, "missing-file", "the file cannot be read", "put it there; the shipped one is a start");
        } catch (MarkedYamlEngineException e) {
            findings.at(e.getProblemMark().orElse(null), "yaml-syntax", e.getProblem(), "correct the YAML here");
        } catch (YamlEngineException e) {
            findings.at(null, "yaml-syntax", e.getMessage(), "correct the YAML");
        }
    }

    /** What is wrong, in reading order; empty if the mapping can be used. */
    List<Finding> findings() {
        return findings.all();
    }

    Mapping mapping() {
        return mapping;
    }

    private void read(byte[] bytes) throws CharacterCodingException {
        var yaml = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        var document = new Document(yaml.toString());
        findings.in(document);
        document.repeated()
                .forEach((mark, key) ->
                        findings.at(mark, "duplicate-key", key + " is here twice", "remove one; the first was read"));
        Schema.check(document, findings);
        var root = document.root();
        var rows = Rows.read(root);
        new Rules(name, root, rows, findings).check();
        if (findings.isEmpty()) {
            mapping = new Mapping(
                    name,
                    root.path("salesforce").textValue(),
                    root.path("activecampaign").textValue(),
                    Locale.forLanguageTag(root.path("locale").asText("en-US")),
                    rows,
                    version(bytes));
        }
    }

    private static String version(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
