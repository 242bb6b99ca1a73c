package io.karawane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KarawaneCommandTest {
    @RegisterExtension
    private final Terminal terminal = new Terminal();

    @TempDir
    private Path folder;

    @Test
    void versionNamesAllThreeAndExitsWith0() {
        assertThat(KarawaneCommand.execute("version")).isZero();
        assertThat(terminal.out()).contains("karawane ", "camel ", "java " + Runtime.version());
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void helpExitsWith0AndNamesTheExitCodes() {
        assertThat(KarawaneCommand.execute("--help")).isZero();
        assertThat(terminal.out()).contains("run", "validate", "test", "map", "config", "version", "Exit codes:");
    }

    @Test
    void anUnknownVerbExitsWith2AndIsGuessed() {
        assertThat(KarawaneCommand.execute("validte")).isEqualTo(2);
        assertThat(terminal.err()).contains("validte", "validate");
        assertThat(terminal.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--sett", "--set"})
    void wrongUsageOfAnOptionExitsWith2(String option) {
        assertThat(KarawaneCommand.execute("version", option)).isEqualTo(2);
    }

    @Test
    void validateOfTheShippedFilesFindsNothing() {
        assertThat(KarawaneCommand.execute("validate")).isZero();
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).contains("nothing found");
    }

    @Test
    void validateOfBrokenMappingsExitsWith1AndPrintsFindings() throws IOException {
        assertThat(KarawaneCommand.execute("validate", "--set", brokenMappings()))
                .isEqualTo(1);
        assertThat(terminal.out()).contains("sync.yaml:2:13 error not-a-choice");
        assertThat(terminal.err()).contains("✗ 1 error, 0 warnings in 1 file");
    }

    @Test
    void B68_runOnABrokenConfigurationExitsWith3AndPrintsEachFindingOnStderr() throws IOException {
        var exit = KarawaneCommand.execute("run", "--set", brokenMappings(), "--set", "karawane.http.port=x");
        assertThat(exit).isEqualTo(3);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err().lines())
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
        assertThat(terminal.err()).contains("command line", "unknown-key", "karawane.htttp.port");
    }

    @Test
    void configShowHidesSecretsAndShowsOrigins() {
        assertThat(KarawaneCommand.execute("config", "show", "--set", "activecampaign.api-key=tell-nobody"))
                .isZero();
        assertThat(terminal.out().lines())
                .anySatisfy(line -> assertThat(line).matches("activecampaign.api-key +\\*\\*\\* .*\\(command line\\)"))
                .anySatisfy(line -> assertThat(line).matches("karawane.http.port +8080  \\(default\\)"))
                .noneSatisfy(line -> assertThat(line).contains("tell-nobody"));
    }

    @Test
    void configAloneShowsItsUsage() {
        assertThat(KarawaneCommand.execute("config")).isEqualTo(2);
        assertThat(terminal.err()).contains("show");
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
