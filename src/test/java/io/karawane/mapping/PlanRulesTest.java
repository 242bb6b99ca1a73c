package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.mapping.type.Field;
import io.karawane.mapping.type.SalesforceType;
import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanRulesTest {
    private static final Plan LITE = new Plan(true, true);
    private static final Plan LITE_OFF = new Plan(true, false);
    private static final Plan PLUS = new Plan(false, true);
    private static final Plan PLUS_OFF = new Plan(false, false);
    private static final String TAG = "  - { salesforce: Name, activecampaign: \"%COMPANY%\" }\n";
    private static final String NAME = "  - { salesforce: Name, activecampaign: name }\n";
    private static final String INDUSTRY = "  - { salesforce: Industry, activecampaign: \"%Industry%\" }\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        for (String name : List.of("lead", "contact", "account")) {
            String file = name + MappingFile.SUFFIX;
            Files.copy(Path.of("mappings", file), folder.resolve(file));
        }
    }

    private void rows(String... rows) throws IOException {
        Files.writeString(
                folder.resolve("account.mapping.yaml"),
                "mapping: account\nformat: 1\nsalesforce: Account\nactivecampaign: account\nfields:\n"
                        + String.join("", rows));
    }

    private List<String> findings(Plan plan) {
        InvalidConfiguration invalid =
                catchThrowableOfType(InvalidConfiguration.class, () -> Mappings.load(folder, plan));
        return invalid == null
                ? List.of()
                : invalid.findings().stream().map(PlanRulesTest::place).toList();
    }

    private static String place(Finding finding) {
        assertThat(finding.file()).hasFileName("account.mapping.yaml");
        assertThat(finding.hint()).contains("in sync.yaml");
        return word(finding);
    }

    @Test
    void B52_withLiteOneCustomFieldOfTheContactStandsForAccountName() throws IOException {
        rows(TAG);
        assertThat(findings(LITE)).isEmpty();
        Mapping mapping = Mappings.load(folder, LITE).of("Account");
        assertThat(mapping.activecampaign()).isEqualTo("contact");
        assertThat(mapping.tags()).containsExactly("COMPANY");
    }

    @Test
    void B57_B118_withLiteEverySecondRowIsAFindingAtItsPlace() throws IOException {
        rows(TAG, INDUSTRY, "  - { salesforce: Phone, activecampaign: \"%PHONE%\" }\n");
        assertThat(findings(LITE)).containsExactly("7:5 lite-one-row", "8:5 lite-one-row");
        assertThat(findings(LITE_OFF)).containsExactly("7:5 lite-one-row", "8:5 lite-one-row");
    }

    @Test
    void B57_withLiteARowThatIsNotAccountNameIsAFinding() throws IOException {
        rows("  - { salesforce: Phone, activecampaign: \"%PHONE%\" }\n");
        assertThat(findings(LITE)).containsExactly("6:19 lite-name-only");
    }

    @ParameterizedTest
    @CsvSource({"name", "accountUrl", "'\"%Company label%\"'"})
    void withLiteAFieldOfAccountsIsAFinding(String activecampaign) throws IOException {
        rows("  - { salesforce: Name, activecampaign: " + activecampaign + " }\n");
        assertThat(findings(LITE)).containsExactly("6:41 lite-contact-field");
    }

    @Test
    void theShippedFileIsGoodForPlusAndForWhoeverLeavesAccountsOff() {
        assertThat(findings(PLUS)).isEmpty();
        assertThat(findings(PLUS_OFF)).isEmpty();
        assertThat(findings(LITE_OFF)).isEmpty();
        assertThat(findings(LITE)).containsExactly("15:41 lite-contact-field");
    }

    @Test
    void withPlusARowForLiteIsAFinding() throws IOException {
        rows(TAG);
        assertThat(findings(PLUS)).containsExactly("6:41 plus-name-row");
        assertThat(findings(PLUS_OFF)).isEmpty();
        rows(INDUSTRY);
        assertThat(findings(PLUS)).containsExactly("5:1 plus-name-row");
    }

    @Test
    void B51_B55_withPlusAnyNumberOfRowsIsGood() throws IOException {
        rows(NAME, INDUSTRY);
        assertThat(findings(PLUS)).isEmpty();
        assertThat(Mappings.load(folder, PLUS).of("Account").activecampaign()).isEqualTo("account");
    }

    @Test
    void B52_withLiteAFieldThatActiveCampaignDoesNotHaveIsFound() throws IOException {
        rows(TAG);
        var name = Field.text("Name", SalesforceType.TEXT);
        var email = Field.text("email", ActiveCampaignType.TEXT);
        var known = new Catalogue("Account", "contact", Map.of("Name", name), Map.of("email", email), Set.of());
        assertThat(Mappings.load(folder, LITE).check(mapping -> mapping.joins("Account", "contact") ? known : null))
                .extracting(PlanRulesTest::word)
                .containsExactly("6:41 unknown-field");
    }

    private static String word(Finding finding) {
        return finding.line() + ":" + finding.column() + " " + finding.code();
    }
}
