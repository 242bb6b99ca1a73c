package io.karawane.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KarawaneCommandTest {
    private final PrintStream stdout = System.out;
    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, UTF_8));
        System.setErr(new PrintStream(err, true, UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(stdout);
        System.setErr(stderr);
    }

    @Test
    void versionNamesAllThreeAndExitsWith0() {
        assertThat(KarawaneCommand.execute("version")).isZero();
        assertThat(out.toString(UTF_8)).contains("karawane ", "camel ", "java " + Runtime.version());
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void helpExitsWith0AndNamesTheExitCodes() {
        assertThat(KarawaneCommand.execute("--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("run", "validate", "config", "version", "Exit codes:");
    }

    @Test
    void anUnknownVerbExitsWith2AndIsGuessed() {
        assertThat(KarawaneCommand.execute("validte")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("validte", "validate");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--sett", "--set"})
    void wrongUsageOfAnOptionExitsWith2(String option) {
        assertThat(KarawaneCommand.execute("version", option)).isEqualTo(2);
    }

    @Test
    void validateOfTheShippedFilesFindsNothing() {
        assertThat(KarawaneCommand.execute("validate")).isZero();
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).contains("nothing found");
    }

    @Test
    void validateOfBrokenMappingsExitsWith1AndPrintsFindings() throws IOException {
        assertThat(KarawaneCommand.execute("validate", "--set", brokenMappings()))
                .isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("sync.yaml:2:13 error not-a-choice");
        assertThat(err.toString(UTF_8)).contains("1 found");
    }

    @Test
    void B68_runOnABrokenConfigurationExitsWith3AndPrintsEachFindingOnStderr() throws IOException {
        var exit = KarawaneCommand.execute("run", "--set", brokenMappings(), "--set", "karawane.http.port=x");
        assertThat(exit).isEqualTo(3);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("sync.yaml:2:13 error not-a-choice"))
                .anySatisfy(line -> assertThat(line).startsWith("command line:1:1 error bad-value karawane.http.port"));
    }

    @Test
    void withoutAVerbItRuns() throws IOException {
        assertThat(KarawaneCommand.execute("--set", brokenMappings())).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate"})
    void aKeyThatDoesNotExistExitsWith3(String verb) {
        assertThat(KarawaneCommand.execute(verb, "--set", "karawane.htttp.port=1"))
                .isEqualTo(3);
        assertThat(err.toString(UTF_8)).contains("command line", "unknown-key", "karawane.htttp.port");
    }

    @Test
    void configShowHidesSecretsAndShowsOrigins() {
        assertThat(KarawaneCommand.execute("config", "show", "--set", "activecampaign.api-key=tell-nobody"))
                .isZero();
        assertThat(out.toString(UTF_8).lines())
                .anySatisfy(line -> assertThat(line).matches("activecampaign.api-key +\\*\\*\\* .*\\(command line\\)"))
                .anySatisfy(line -> assertThat(line).matches("karawane.http.port +8080  \\(default\\)"))
                .noneSatisfy(line -> assertThat(line).contains("tell-nobody"));
    }

    @Test
    void configAloneShowsItsUsage() {
        assertThat(KarawaneCommand.execute("config")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("show");
    }

    private String brokenMappings() throws IOException {
        try (var files = Files.list(Path.of("mappings"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("sync.yaml"), "outbound:\n  schedule: every 5h\n");
        return "karawane.mappings=" + folder;
    }
}
