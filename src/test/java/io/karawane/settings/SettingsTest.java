package io.karawane.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String PORT = "karawane.http.port";

    @TempDir
    private Path folder;

    @Test
    void theJarsDefaultHoldsIfNobodySaysAnythingElse() {
        assertThat(Settings.load(Map.of(), Map.of()).get(PORT)).isEqualTo(new Setting(PORT, "8080", "default"));
    }

    @Test
    void theFileBeatsTheDefault() throws IOException {
        var file = file(PORT + " = 1");
        assertThat(Settings.load(Map.of(), environment(file)).get(PORT))
                .isEqualTo(new Setting(PORT, "1", "file " + file));
    }

    @Test
    void theEnvironmentBeatsTheFile() throws IOException {
        var environment = Map.of("KARAWANE_CONFIG", file(PORT + " = 1").toString(), "KARAWANE_HTTP_PORT", "2");
        assertThat(Settings.load(Map.of(), environment).get(PORT))
                .isEqualTo(new Setting(PORT, "2", "environment KARAWANE_HTTP_PORT"));
    }

    @Test
    void theCommandLineBeatsAll() throws IOException {
        var environment = Map.of("KARAWANE_CONFIG", file(PORT + " = 1").toString(), "KARAWANE_HTTP_PORT", "2");
        assertThat(Settings.load(Map.of(PORT, "3"), environment).get(PORT))
                .isEqualTo(new Setting(PORT, "3", "command line"));
    }

    @Test
    void anEmptyVariableIsAValueToo() {
        var settings = Settings.load(Map.of(), Map.of("SALESFORCE_LOGIN_URL", ""));
        assertThat(settings.set("salesforce.login-url")).isFalse();
    }

    @Test
    void aVariableIsNamedAsCamelDoes() {
        assertThat(Setting.variable("activecampaign.api-key")).isEqualTo("ACTIVECAMPAIGN_API_KEY");
    }

    @Test
    void aKeyThatDoesNotExistIsFoundWithFileAndLine() throws IOException {
        var file = file("# ports\n" + PORT + " = 1\nkarawane.http = 2");
        assertThat(findings(Map.of(), environment(file)))
                .extracting(Finding::file, Finding::line, Finding::code)
                .containsExactly(tuple(file, 3, "unknown-key"));
    }

    @Test
    void aKeyThatDoesNotExistIsFoundOnTheCommandLine() {
        assertThat(findings(Map.of("karawane.htttp.port", "1"), Map.of()))
                .extracting(Finding::file, Finding::code)
                .containsExactly(tuple(Path.of("command line"), "unknown-key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.properties", "."})
    void aFileThatCannotBeReadIsAFinding(String name) {
        assertThat(findings(Map.of(), environment(folder.resolve(name))))
                .extracting(Finding::code)
                .containsExactly("config-file");
    }

    @Test
    void aBrokenEscapeInTheFileIsAFinding() throws IOException {
        assertThat(findings(Map.of(), environment(file(PORT + " = \\u12"))))
                .extracting(Finding::code)
                .containsExactly("config-file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activecampaign.api-key",
                "salesforce.client-secret",
                "salesforce.refresh-token",
                "salesforce.keystore-password",
                "salesforce.password",
                "karawane.database.password",
                "karawane.webhook.tokens",
                "karawane.master-key",
                "karawane.api.manager-tokens",
                "karawane.api.user-tokens"
            })
    void aSecretIsNeverShown(String key) {
        var shown = Settings.load(Map.of(key, "tell-nobody"), Map.of()).get(key).shown();
        assertThat(shown).isEqualTo("*** (set, 11 characters)");
    }

    @Test
    void aPasswordInsideAUrlIsNeverShown() {
        var setting = new Setting("karawane.database.url", "jdbc:postgresql://db/k?user=k&password=p%40&ssl=true", "");
        assertThat(setting.shown()).isEqualTo("jdbc:postgresql://db/k?user=k&password=***&ssl=true");
    }

    @Test
    void aSecretThatIsNotSetLooksNotSet() {
        assertThat(Settings.load(Map.of(), Map.of()).get("karawane.master-key").shown())
                .isEmpty();
    }

    @Test
    void aListIsReadWithoutBlanks() {
        var settings = Settings.load(Map.of("karawane.webhook.tokens", " one, ,two ,"), Map.of());
        assertThat(settings.list("karawane.webhook.tokens")).containsExactly("one", "two");
    }

    @Test
    void withoutAnyConnectionItIsNotSetUp() {
        assertThat(Settings.load(Map.of(), Map.of()).notSetUp()).isTrue();
        assertThat(Settings.load(Map.of("activecampaign.api-key", "k"), Map.of())
                        .notSetUp())
                .isFalse();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("karawane.properties"), content);
    }

    private static Map<String, String> environment(Path file) {
        return Map.of("KARAWANE_CONFIG", file.toString());
    }

    private static List<Finding> findings(Map<String, String> commandLine, Map<String, String> environment) {
        return catchThrowableOfType(InvalidConfiguration.class, () -> Settings.load(commandLine, environment))
                .findings();
    }
}
