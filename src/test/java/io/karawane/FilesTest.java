package io.karawane;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.problem.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps the files readable. */
class FilesTest {

    @Test
    void everyRouteHasAnIdAndADescription() throws IOException {
        for (var file : files("routes", ".camel.yaml")) {
            for (var entry : new Document(Files.readString(file)).root()) {
                var route = entry.path("route");
                assertThat(route.isMissingNode() || route.has("id") && route.has("description"))
                        .as("%s: %s", file, route.path("id"))
                        .isTrue();
            }
        }
    }

    @Test
    void everyRouteHasACommentThatSaysItsRole() throws IOException {
        for (var file : files("routes", ".camel.yaml")) {
            var lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith("- route:")) {
                    assertThat(i == 0 ? "" : lines.get(i - 1))
                            .as("%s:%d", file, i + 1)
                            .startsWith("# ");
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}/**{1}: at most {2} lines")
    @CsvSource({"routes, .camel.yaml, 90", "mappings, .yaml, 120", "src, .java, 250"})
    void noFileIsTooLongToBeRead(String folder, String ending, int most) throws IOException {
        for (var file : files(folder, ending)) {
            assertThat(Files.readAllLines(file).size()).as("lines of %s", file).isLessThanOrEqualTo(most);
        }
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
