package io.karawane.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.karawane.problem.Document;
import io.karawane.problem.Findings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** One file of a mapping: its own, or one that it includes. */
final class Part {
    private final Findings findings;
    private byte[] bytes = {};
    private Document document;

    Part(Path file) {
        findings = new Findings(file);
        try {
            bytes = Files.readAllBytes(file);
            var yaml = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            document = new Document(yaml.toString());
            findings.in(document);
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

    void check(Schema schema) {
        if (document != null) {
            document.repeated()
                    .forEach((mark, key) -> findings.at(
                            mark, "duplicate-key", key + " is here twice", "remove one; the first was read"));
            schema.check(document, findings);
        }
    }

    Path path() {
        return findings.file();
    }

    byte[] bytes() {
        return bytes;
    }

    /** Missing if the file could not be read. */
    JsonNode root() {
        return document == null ? MissingNode.getInstance() : document.root();
    }

    Findings findings() {
        return findings;
    }

    List<PlacedRow> rows(Rows reader) {
        List<PlacedRow> rows = new ArrayList<>();
        JsonNode fields = root().path("fields");
        if (fields.isArray()) {
            for (int index = 0; index < fields.size(); index++) {
                rows.add(new PlacedRow(reader.read(fields.get(index)), fields.get(index), this, "/fields/" + index));
            }
        }
        return rows;
    }
}
