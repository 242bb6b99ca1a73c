package io.karawane.mapping.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.mapping.Mapping;
import io.karawane.mapping.PlainRecord;
import io.karawane.mapping.Side;
import io.karawane.mapping.Target;
import io.karawane.problem.Findings;
import io.karawane.problem.YamlFile;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the cases of one file, and finds what the schema cannot see. */
final class CaseReader {
    private final YamlFile file;
    private final Findings findings;
    private final Mapping mapping;
    private final Types types;

    CaseReader(YamlFile file, Mapping mapping, Types types) {
        this.file = file;
        this.findings = file.findings();
        this.mapping = mapping;
        this.types = types;
    }

    /** @return empty if the file cannot be used, which it says itself */
    Optional<TestCase> read(JsonNode node, String pointer) {
        Types own = types.and(node.path("types"), pointer + "/types", mapping, findings);
        if (node.isObject() && node.has("expect") == node.has("problem")) {
            findings.atValue(
                    pointer,
                    "expectation",
                    node.has("expect") ? "a record is either written or refused" : "the case expects nothing",
                    "write either expect: with the fields that are written, or problem: with its code");
        }
        Instant source = time(node, pointer, "source");
        Instant target = time(node, pointer, "target");
        if (!findings.isEmpty()) {
            return Optional.empty();
        }
        Side to = Side.valueOf(node.path("to").asText().toUpperCase(Locale.ROOT));
        return Optional.of(new TestCase(
                file.path(),
                file.line(pointer),
                node.path("name").asText(),
                mapping.with(own),
                to,
                PlainRecord.read(to.other(), node.path("given")),
                Target.of(node.has("current") ? PlainRecord.read(to, node.path("current")) : null)
                        .changed(source, target),
                expectation(node, to)));
    }

    private static Expectation expectation(JsonNode node, Side to) {
        JsonNode problem = node.path("problem");
        Map<String, String> notes = new HashMap<>();
        node.path("notes")
                .properties()
                .forEach(note -> notes.put(note.getKey(), note.getValue().asText()));
        return new Expectation(
                node.has("expect") ? PlainRecord.of(to, PlainRecord.read(to, node.path("expect"))) : null,
                problem.path("code").textValue(),
                problem.path("field").textValue(),
                node.has("notes") ? notes : null);
    }

    private Instant time(JsonNode node, String pointer, String side) {
        JsonNode time = node.path("changed").path(side);
        if (!time.isTextual()) {
            return null;
        }
        try {
            return Instant.parse(time.textValue());
        } catch (DateTimeParseException e) {
            findings.atValue(
                    pointer + "/changed/" + side,
                    "bad-time",
                    time.textValue() + " is no time",
                    "write it as 2026-11-24T09:00:00Z");
            return null;
        }
    }
}
