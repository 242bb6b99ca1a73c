package io.karawane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    @RegisterExtension
    private final Terminal terminal = new Terminal();

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheShippedFiles() throws IOException {
        for (Path shipped : new Path[] {Path.of("mappings"), Path.of("routes"), Path.of("routes/shared")}) {
            Files.createDirectories(folder.resolve(shipped));
            try (var files = Files.list(shipped)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, folder.resolve(file));
                }
            }
        }
    }

    @Test
    void withoutTypesItSaysSoAndFindsNothingInTheShippedFiles() {
        assertThat(validate()).isZero();
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).contains("types unknown: run 'fields' once", "✓ nothing found");
    }

    @Test
    void aMistakeInARouteIsPrintedWithItsPlaceAndTheRemedy() throws IOException {
        edit("routes/lead-goes-to-activecampaign.camel.yaml", "method: refuse", "method: refuses");
        assertThat(validate()).isEqualTo(1);
        assertThat(terminal.out())
                .startsWith(folder.resolve("routes/lead-goes-to-activecampaign.camel.yaml")
                        + ":40:49 error unknown-method mappedPersons has no method refuses")
                .contains("\n  → did you mean refuse?");
        assertThat(terminal.err()).endsWith("✗ 1 error, 0 warnings in 1 file" + System.lineSeparator());
    }

    @Test
    void warningsAloneAreNoReasonToFail() throws IOException {
        Files.writeString(folder.resolve("routes/more.camel.yaml"), """
                - route:
                    id: more
                    description: Nothing calls it
                    from: { uri: "direct:more", steps: [{ stop: {} }] }
                """);
        assertThat(validate("--json")).isZero();
        var item = new ObjectMapper().readTree(terminal.out()).at("/items/0");
        assertThat(item.path("level").asText()).isEqualTo("warning");
        assertThat(item.path("code").asText()).isEqualTo("unused-route");
        assertThat(item.path("line").asInt()).isEqualTo(4);
        assertThat(terminal.err()).contains("⚠ 0 errors, 1 warning in 1 file");
    }

    @Test
    void theTypesThatWereReadLastAreCheckedWithoutAConnectionAndTheirAgeIsTold() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/schema.json"), """
                {"readAt": "%s", "mappings": {"contact": {"salesforce": "Contact", "activecampaign": "contact",
                  "salesforceFields": [%s, %s, %s, %s], "activecampaignFields": [%s, %s, %s, %s]}}}""".formatted(
                        Instant.now().minus(3, ChronoUnit.HOURS),
                        field("FirstName", "TEXT"),
                        field("LastName", "TEXT"),
                        field("Email", "EMAIL"),
                        field("Phone", "DATE"),
                        field("firstName", "TEXT"),
                        field("lastName", "TEXT"),
                        field("email", "TEXT"),
                        field("phone", "TEXT")));
        assertThat(validate()).isEqualTo(1);
        assertThat(terminal.out()).contains("contact.mapping.yaml:13:46 error unsupported-types Phone (date)");
        assertThat(terminal.err()).contains("types read 3 hours ago");
    }

    private int validate(String... more) {
        String[] arguments = {
            "validate",
            "--set",
            "karawane.mappings=" + folder.resolve("mappings"),
            "--set",
            "karawane.routes=" + folder.resolve("routes"),
            "--set",
            "karawane.data=" + folder.resolve("data")
        };
        String[] all = Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
        return KarawaneCommand.execute(all);
    }

    private static String field(String name, String type) {
        return "{\"name\":\"%s\",\"type\":\"%s\",\"writeable\":true}".formatted(name, type);
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
