package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the page about mapping files are mapping files. */
class MappingPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void theExampleCanBeUsedAsItStands(String language) throws IOException {
        String page = Files.readString(Path.of("src/site/markdown", language, "mapping.md"));
        List<String> examples =
                EXAMPLE.matcher(page).results().map(MatchResult::group).toList();
        assertThat(examples).hasSize(2);
        Files.writeString(
                folder.resolve("lead.mapping.yaml"),
                examples.get(0).replace("```yaml\n", "").replace("```", ""));
        Files.createDirectories(folder.resolve("parts"));
        Files.writeString(
                folder.resolve("parts/address.yaml"),
                "format: 1\nfields:\n  - { salesforce: Country, activecampaign: \"%COUNTRY%\" }\n");

        MappingFile file = new MappingFile(folder, "lead");

        assertThat(file.findings()).isEmpty();
        assertThat(file.mapping().rows()).hasSize(11);
    }
}
