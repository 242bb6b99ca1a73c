package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void aMappingsTestFileIsNoReasonToReload() throws IOException {
        try (var files = Files.list(Path.of("mappings"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        var configuration = new Configuration(Settings.load(Map.of("karawane.mappings", folder.toString()), Map.of()));
        var before = configuration.mappings();
        Files.delete(folder.resolve("lead.test.yaml"));
        configuration.reloadIfChanged();
        assertThat(configuration.mappings()).isSameAs(before);
        Files.writeString(
                folder.resolve("lead.mapping.yaml"),
                Files.readString(Path.of("mappings/lead.mapping.yaml")) + "\n# more\n");
        configuration.reloadIfChanged();
        assertThat(configuration.mappings()).isNotSameAs(before);
    }
}
