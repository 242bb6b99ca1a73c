package io.karawane.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A configuration file in YAML: its content, or why it cannot be read, and what is wrong with it. */
public class YamlFile {
    private final Findings findings;
    private byte[] bytes = {};
    private Document document;

    public YamlFile(Path file) {
        findings = new Findings(file);
        try {
            bytes = Files.readAllBytes(file);
            var yaml = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            document = new Document(yaml.toString());
            findings.in(document);
            document.repeated()
                    .forEach((mark, key) -> findings.at(
                            mark, "duplicate-key", key + " is here twice", "remove one; the first was read"));
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

    public final void check(PublishedSchema schema) {
        if (document != null) {
            schema.check(document, findings);
        }
    }

    public final Path path() {
        return findings.file();
    }

    public final byte[] bytes() {
        return bytes;
    }

    /** Missing if the file could not be read. */
    public final JsonNode root() {
        return document == null ? MissingNode.getInstance() : document.root();
    }

    public final Findings findings() {
        return findings;
    }

    /** The line, from 1, where the value stands that the pointer leads to. */
    public final int line(String pointer) {
        return document.value(pointer).getLine() + 1;
    }
}
