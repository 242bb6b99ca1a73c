package io.karawane.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.karawane.problem.Finding;
import io.karawane.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {
    private static final Map<String, String> GOOD = Map.of(
            "activecampaign.url", "https://example.api-us1.com",
            "activecampaign.api-key", "key",
            "salesforce.client-id", "id",
            "salesforce.client-secret", "secret",
            "karawane.webhook.tokens", "0123456789abcdef0123456789abcdef, fedcba9876543210fedcba9876543210");

    @TempDir
    private Path folder;

    @Test
    void goodSettingsAreGood() {
        assertThat(check(GOOD)).isEmpty();
    }

    @Test
    void withoutAnyConnectionNothingIsMissing() {
        assertThat(check(Map.of())).isEmpty();
    }

    @ParameterizedTest(name = "without {0}")
    @CsvSource({
        "activecampaign.url",
        "activecampaign.api-key",
        "salesforce.client-id",
        "salesforce.client-secret",
        "karawane.webhook.tokens"
    })
    void halfASetOfKeysIsFound(String missing) {
        assertThat(with(missing, "")).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("missing");
            assertThat(finding.text()).startsWith(missing + " is not set");
        });
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "activecampaign.url, http://192.0.2.1",
        "activecampaign.url, ftp://192.0.2.1",
        "activecampaign.url, example.api-us1.com",
        "activecampaign.url, https:///api",
        "activecampaign.url, https://a b",
        "salesforce.login-url, http://192.0.2.1",
        "karawane.http.port, 0",
        "karawane.http.port, 65536",
        "karawane.http.port, http",
        "karawane.management.port, -1",
        "karawane.poll, 1",
        "karawane.inbound.batch-size, 0",
        "karawane.inbound.batch-size, 201",
        "karawane.inbound.batch-interval, 10x",
        "karawane.inbound.batch-interval, PT10M",
        "karawane.time-zone, Europe/Bärlin",
        "karawane.salesforce.bulk-threshold, -1",
        "karawane.salesforce.bulk-threshold, many",
        "karawane.salesforce.daily-share, 0",
        "karawane.salesforce.daily-share, 1.1",
        "karawane.salesforce.daily-share, NaN",
        "karawane.database.url, jdbc:mysql://db/karawane",
        "karawane.database.url, jdbc:h2:file:./data/karawane;MODE=PostgreSQL"
    })
    void aBadValueIsFoundWithItsKeyOriginAndHint(String key, String value) {
        assertThat(with(key, value)).anySatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(Path.of("command line"));
            assertThat(finding.code()).isEqualTo("bad-value");
            assertThat(finding.text()).startsWith(key);
            assertThat(finding.hint()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:7080", "http://[::1]:7080", "https://192.0.2.1/x"})
    void httpIsForThisMachineOnly(String url) {
        assertThat(with("activecampaign.url", url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "0123456789abcdef0123456789abcdef,short"})
    void aTokenThatIsEasyToGuessIsFoundButNotShown(String tokens) {
        assertThat(with("karawane.webhook.tokens", tokens)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("weak-token");
            assertThat(finding.toString()).doesNotContain(tokens);
        });
    }

    @Test
    void postgresqlNeedsTheMasterKey() throws IOException {
        var url = "jdbc:postgresql://db/karawane";
        var file = Files.writeString(folder.resolve("master.key"), "k").toString();
        assertThat(with("karawane.database.url", url))
                .extracting(Finding::code, Finding::text)
                .containsExactly(tuple(
                        "missing",
                        "karawane.master-key-file instances that share a PostgreSQL must agree on the key that hashes"
                                + " e-mail addresses"));
        assertThat(with("karawane.database.url", url, "karawane.master-key", "k"))
                .isEmpty();
        assertThat(with("karawane.database.url", url, "karawane.master-key-file", file))
                .isEmpty();
    }

    @Test
    void theKeystoreAndTheUserNameBelongTogether() throws IOException {
        var keystore = Files.createFile(folder.resolve("k.p12")).toString();
        assertThat(with("salesforce.keystore", keystore))
                .extracting(Finding::code)
                .containsExactly("missing");
        assertThat(with("salesforce.user-name", "u")).extracting(Finding::code).containsExactly("missing");
        assertThat(with("salesforce.keystore", keystore, "salesforce.user-name", "u", "salesforce.client-secret", ""))
                .isEmpty();
    }

    @Test
    void thePasswordAndTheUserNameBelongTogether() {
        assertThat(with("salesforce.password", "p")).extracting(Finding::code).containsExactly("missing");
        assertThat(with("salesforce.password", "p", "salesforce.user-name", "u"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"karawane.master-key-file", "salesforce.keystore"})
    void aFileThatIsNotThereIsFound(String key) {
        assertThat(with(key, folder.resolve("nowhere").toString(), "salesforce.user-name", "u"))
                .filteredOn(finding -> finding.text().startsWith(key + " "))
                .extracting(Finding::code)
                .containsExactly("missing-file");
    }

    @Test
    void everythingThatIsWrongIsFoundAtOnce() {
        assertThat(with("activecampaign.api-key", "", "karawane.http.port", "x", "karawane.webhook.tokens", "weak"))
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("missing", "bad-value", "weak-token");
    }

    private static List<Finding> with(String... keysAndValues) {
        var settings = new HashMap<>(GOOD);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return check(settings);
    }

    private static List<Finding> check(Map<String, String> settings) {
        return SettingsCheck.check(Settings.load(settings, Map.of()));
    }
}
