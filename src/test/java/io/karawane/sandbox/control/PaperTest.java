package io.karawane.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages about the sandbox say is what it does. */
class PaperTest {
    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:`([^`]*)`|none|keiner) \\|");
    private static final Pattern CALL = Pattern.compile("`(?:GET|POST) (/sandbox/[a-z/{}-]+)");

    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyLimitAndSwitchIsThereWithItsDefault(String language) throws IOException {
        JsonNode status = sandbox.salesforce().get("/sandbox/status").json();
        Map<String, String> declared = new TreeMap<>();
        for (String group : new String[] {"/salesforce/limits", "/activecampaign/limits", "/switches"}) {
            status.at(group)
                    .properties()
                    .forEach(each ->
                            declared.put(each.getKey(), text(each.getValue().path("default"))));
        }

        Map<String, String> written = ROW.matcher(page(language, "sandbox-settings"))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> row.group(2) == null ? "" : row.group(2),
                        (a, b) -> a,
                        TreeMap::new));

        assertThat(written).isEqualTo(declared);
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? String.valueOf(value.asLong()) : value.asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyControlCallThatIsNamedExists(String language) throws IOException {
        for (String call : CALL.matcher(page(language, "sandbox"))
                .results()
                .map(MatchResult::group)
                .map(each -> each.replace("{id}", "1"))
                .distinct()
                .toList()) {
            String path = call.substring(call.indexOf('/'));
            int status = call.startsWith("`GET")
                    ? sandbox.salesforce().get(path).status()
                    : sandbox.salesforce().post(path, "{}").status();
            assertThat(status).as(call).isNotEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyTestThatIsNamedExists(String language) throws IOException {
        for (MatchResult name : Pattern.compile("`(\\w+Test)`")
                .matcher(page(language, "sandbox-fidelity"))
                .results()
                .toList()) {
            try (var files = Files.walk(Path.of("src/test/java"))) {
                assertThat(files.anyMatch(file -> file.endsWith(name.group(1) + ".java")))
                        .as(name.group(1))
                        .isTrue();
            }
        }
    }

    private static String page(String language, String name) throws IOException {
        return Files.readString(PAGES.resolve(language).resolve(name + ".md"));
    }
}
