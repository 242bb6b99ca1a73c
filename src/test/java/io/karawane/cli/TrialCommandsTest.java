package io.karawane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code test} and {@code map}. */
class TrialCommandsTest {
    private static final String LEAD = "{\"Email\":\"a@b.test\",\n\t\"LastName\":\"M\\u00fcller 🐪\"}";

    @RegisterExtension
    private final Terminal terminal = new Terminal();

    @TempDir
    private Path folder;

    private final Locale language = Locale.getDefault(Locale.Category.DISPLAY);

    @BeforeEach
    void copyMappings() throws IOException {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMANY);
        try (var files = Files.list(Path.of("mappings"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(Locale.Category.DISPLAY, language);
    }

    @Test
    void theShippedCasesPass() {
        assertThat(execute("test")).isZero();
        assertThat(terminal.out().lines()).hasSize(3).allSatisfy(line -> assertThat(line)
                .matches(".*(account|contact|lead)\\.test\\.yaml: \\d+ passed"));
        assertThat(terminal.err()).matches("✓ \\d+ cases in 3 files: \\d+ passed\\R");
    }

    @Test
    void aMappingThatDoesLessFailsItsCasesWithADiff() throws IOException {
        replace("lead.mapping.yaml", "account }", "account, direction: to-salesforce }");
        assertThat(execute("test", "--only", "Phone and COMPANY")).isEqualTo(1);
        assertThat(terminal.out())
                .contains("lead.test.yaml: 0 passed, 1 failed")
                .contains("lead.test.yaml:13 name, address")
                .contains("account\n      - Nordwind AG\n      + (nothing)\n");
        assertThat(terminal.err()).isEqualToNormalizingNewlines("✗ 1 case in 1 file: 0 passed, 1 failed\n");
    }

    @Test
    void oneFileAsJson() throws JsonProcessingException {
        var file = folder.resolve("account.test.yaml").toString();
        assertThat(execute("test", "--json", file)).isZero();
        var list = new ObjectMapper().readTree(terminal.out());
        assertThat(list.path("items")).hasSize(5).allSatisfy(item -> {
            assertThat(item.path("file").asText()).isEqualTo(file);
            assertThat(item.path("line").intValue()).isPositive();
            assertThat(item.path("passed").booleanValue()).isTrue();
            assertThat(item.path("differences")).isEmpty();
        });
        assertThat(list.path("next").isNull()).isTrue();
    }

    @Test
    void aMappingWithoutATestFileIsToldAndNoFailure() throws IOException {
        Files.delete(folder.resolve("account.test.yaml"));
        assertThat(execute("test")).isZero();
        assertThat(terminal.err()).startsWith("account.mapping.yaml has no account.test.yaml beside it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "validate"})
    void aMalformedTestFileIsReportedByItsPlace(String verb) throws IOException {
        replace("lead.test.yaml", "to: activecampaign", "to: activecampain");
        assertThat(execute(verb)).isEqualTo(verb.equals("test") ? 3 : 1);
        assertThat(terminal.out() + terminal.err())
                .contains("lead.test.yaml:14:9 error not-a-choice to cannot be \"activecampain\"");
    }

    @Test
    void aPartOfNoNameIsWrongUsage() {
        assertThat(execute("test", "--only", "no such case")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {LEAD, "Email: a@b.test\nLastName: Müller 🐪\n", "{ Email: a@b.test, LastName: Müller 🐪 }"})
    void aRecordInJsonOrYamlIsMapped(String lead) throws JsonProcessingException {
        terminal.type(lead);
        assertThat(execute("map", "lead", "--to", "activecampaign", "-")).isZero();
        assertThat(new ObjectMapper().readTree(terminal.out()))
                .isEqualTo(new ObjectMapper().readTree("{\"lastName\":\"Müller 🐪\",\"email\":\"a@b.test\"}"));
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void aRecordThatIsRefusedIsToldInTheUsersLanguageWithWhatToDo() {
        terminal.type("LastName: Müller");
        assertThat(execute("map", "lead", "--to", "activecampaign", "-")).isEqualTo(1);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err())
                .contains("no-email Email", "Der Datensatz hat keine E-Mail-Adresse", "→ Tragen Sie in Salesforce");
    }

    @Test
    void explainTellsTheStepsOfEachRow() throws IOException {
        replace("lead.mapping.yaml", "activecampaign: phone }", "activecampaign: phone, wins: newest }");
        Path current = Files.writeString(folder.resolve("current.json"), "{\"Phone\":\"1\"}");
        terminal.type("{\"email\":\"a@b.test\",\"lastName\":\"Müller\",\"phone\":2}");
        var exit = execute(
                "map",
                "lead",
                "--to",
                "salesforce",
                "--explain",
                "-",
                "--current",
                current.toString(),
                "--types",
                folder.resolve("lead.test.yaml").toString(),
                "--source-changed",
                "2026-11-24T09:00:00Z",
                "--target-changed",
                "2026-11-24T10:00:00Z");
        assertThat(exit).isZero();
        assertThat(terminal.out())
                .containsPattern(
                        "LastName\\R  from lastName +\"Müller\"\\R  read +\"Müller\"\\R  text → text +\"Müller\"")
                .containsPattern("FirstName\\R  from firstName +\\(blank\\)\\R  = +nothing: the source is blank")
                .containsPattern("text → phone +\"2\"\\R  = +nothing: the target holds a value")
                .contains("\"LastName\" : \"Müller\"");
        assertThat(terminal.err()).contains("Phone: Die andere Seite hat bei diesem Feld Vorrang");
    }

    @Test
    void explainAsJsonIsOneItemARow() throws JsonProcessingException {
        terminal.type(LEAD);
        assertThat(execute("map", "lead", "--to", "activecampaign", "--explain", "--json", "-"))
                .isZero();
        var items = new ObjectMapper().readTree(terminal.out()).path("items");
        assertThat(items).hasSize(5);
        assertThat(items.path(1).path("target").asText()).isEqualTo("lastName");
        assertThat(items.path(1).path("steps").path(0).path("did").asText()).isEqualTo("read");
        assertThat(items.path(0).path("ending").asText()).isEqualTo("blank");
    }

    @ParameterizedTest(name = "map {0}")
    @CsvSource({
        "leed --to salesforce -, there is no mapping leed; did you mean lead?",
        "lead --to salesforc -, did you mean salesforce?",
        "lead --to salesforce nowhere.json, nowhere.json cannot be read",
        "lead --to salesforce --types mappings/contact.test.yaml -, is for contact",
        "lead --to salesforce -, it is not one record"
    })
    void whatCannotBeMappedIsWrongUsage(String arguments, String told) {
        terminal.type("[1, 2]");
        assertThat(execute(("map " + arguments).split(" "))).isEqualTo(2);
        assertThat(terminal.err()).contains(told);
    }

    private int execute(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--set";
        all[arguments.length + 1] = "karawane.mappings=" + folder;
        return KarawaneCommand.execute(all);
    }

    private void replace(String name, String old, String by) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, by));
    }
}
