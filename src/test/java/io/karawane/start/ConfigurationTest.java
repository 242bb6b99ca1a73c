package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.check.ConfigurationCheck;
import io.karawane.problem.Finding;
import io.karawane.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (var files = Files.list(Path.of("mappings"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private Settings settings() {
        return Settings.load(Map.of("karawane.mappings", folder.toString()), Map.of());
    }

    @Test
    void aMappingsTestFileIsNoReasonToReload() throws IOException {
        var configuration = new Configuration(settings());
        var before = configuration.terms();
        Files.delete(folder.resolve("lead.test.yaml"));
        configuration.reloadIfChanged();
        assertThat(configuration.terms()).isSameAs(before);
        Files.writeString(
                folder.resolve("lead.mapping.yaml"),
                Files.readString(Path.of("mappings/lead.mapping.yaml")) + "\n# more\n");
        configuration.reloadIfChanged();
        assertThat(configuration.terms()).isNotSameAs(before);
    }

    @Test
    void B57_whenOnlySyncYamlChangesToLiteTheAccountMappingIsHeldToIt() throws IOException {
        var configuration = new Configuration(settings());
        var before = configuration.terms().sync();
        Files.writeString(folder.resolve("sync.yaml"), "account: { enabled: true, plan: lite }\n");
        configuration.reloadIfChanged();
        assertThat(configuration.terms().sync()).as("in force").isSameAs(before);
        assertThat(ConfigurationCheck.beforeStart(settings(), Beans.offered(settings())))
                .extracting(Finding::code)
                .containsExactly("lite-contact-field");
        Path file = folder.resolve("account.mapping.yaml");
        Files.writeString(
                file, Files.readString(file).replace("activecampaign: name }", "activecampaign: \"%COMPANY%\" }"));
        configuration.reloadIfChanged();
        assertThat(configuration.terms().sync().accountNames()).isTrue();
        assertThat(ConfigurationCheck.beforeStart(settings(), Beans.offered(settings())))
                .isEmpty();
    }
}
