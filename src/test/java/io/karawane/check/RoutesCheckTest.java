package io.karawane.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.karawane.problem.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesCheckTest {
    private static final Path SHIPPED = Path.of("routes");

    @TempDir
    private Path folder;

    @Test
    void theShippedRoutesAreValid() {
        assertThat(RoutesCheck.syntax(SHIPPED)).isEmpty();
        assertThat(RoutesCheck.schema(SHIPPED)).isEmpty();
    }

    @Test
    void brokenYamlIsFoundAtItsPlace() throws IOException {
        var file = write("""
                - route:
                    id: a
                   description: b
                """);
        assertThat(RoutesCheck.syntax(folder))
                .extracting(Finding::file, Finding::line, Finding::code)
                .containsExactly(tuple(file, 3, "yaml-syntax"));
    }

    @Test
    void aRouteWithoutIdOrDescriptionIsFoundAtItsPlace() throws IOException {
        var file = write("""
                # one
                - route:
                    id: a
                    description: b
                    from: { uri: "direct:a", steps: [] }
                # two
                - route:
                    id: c
                    from: { uri: "direct:c", steps: [] }
                # three
                - route:
                    from: { uri: "direct:d", steps: [] }
                """);
        assertThat(RoutesCheck.syntax(folder))
                .extracting(Finding::file, Finding::line, Finding::text)
                .containsExactly(
                        tuple(file, 7, "a route without description"),
                        tuple(file, 11, "a route without description"),
                        tuple(file, 11, "a route without id"));
    }

    @Test
    void aStepThatCamelDoesNotKnowIsFoundAtItsPlace() throws IOException {
        var file = write("""
                - route:
                    id: a
                    description: b
                    from:
                      uri: direct:a
                      steps:
                        - to: direct:b
                        - lug: { message: hello }
                """);
        assertThat(RoutesCheck.schema(folder)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding).returns(file, Finding::file).returns("route-schema", Finding::code);
            assertThat(finding.line()).isEqualTo(8);
            assertThat(finding.text()).contains("lug");
        });
    }

    @Test
    void sharedRoutesAreCheckedToo() throws IOException {
        Files.createDirectory(folder.resolve("shared"));
        write("[]");
        var file = Files.writeString(folder.resolve("shared/b.camel.yaml"), "- route: { id: b }");
        assertThat(RoutesCheck.syntax(folder)).extracting(Finding::file).containsExactly(file);
    }

    @Test
    void aFolderWithoutRoutesIsFound() {
        assertThat(RoutesCheck.syntax(folder)).extracting(Finding::code).containsExactly("missing-file");
        assertThat(RoutesCheck.syntax(folder.resolve("nowhere")))
                .extracting(Finding::code)
                .containsExactly("missing-file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000", "&a [*a]", "- &a [*a]", "\t- x", "a: b\n---\nc: d", "- route: { id: a, description: b"
            })
    void noShapeOfAFileIsAnythingButFindings(String yaml) throws IOException {
        write(yaml);
        assertThat(RoutesCheck.syntax(folder)).isNotEmpty();
    }

    @Test
    void anEmptyFileIsNoRoute() throws IOException {
        write("# nothing yet");
        assertThat(RoutesCheck.syntax(folder)).isEmpty();
        assertThat(RoutesCheck.schema(folder)).isNotNull();
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("a.camel.yaml"), yaml);
    }
}
