package io.karawane.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncFileTest {

    @TempDir
    private Path folder;

    @Test
    void B61_theShippedFileSendsNothingYet() {
        assertThat(SyncFile.load(Path.of("mappings")))
                .returns(Selection.NOTHING, Sync::lead)
                .returns(Selection.NOTHING, Sync::contact)
                .returns(Schedule.of("hourly"), Sync::schedule)
                .returns(false, Sync::accounts)
                .returns(false, Sync::cxAutomation);
    }

    @Test
    void B112_theShippedBatchIsAHundredOrTenMinutes() {
        assertThat(SyncFile.load(Path.of("mappings")))
                .returns(100, Sync::batchSize)
                .returns(Duration.ofMinutes(10), Sync::batchEvery);
    }

    @Test
    void B100_B110_theShippedTagsAreTheArticles() {
        assertThat(SyncFile.load(Path.of("mappings")))
                .returns("created-from-salesforce", Sync::outboundTag)
                .returns("add-to-salesforce", Sync::inboundTag);
    }

    @Test
    void anEmptyFileIsTheDefaultsWithoutASchedule() throws IOException {
        assertThat(load(""))
                .isEqualTo(new Sync(
                        null,
                        Schedule.of("daily at 04:00"),
                        Selection.NOTHING,
                        Selection.NOTHING,
                        Sync.OnDelete.UNLINK,
                        100,
                        Duration.ofMinutes(10),
                        Missed.NOTHING,
                        false,
                        Duration.ofSeconds(30),
                        false,
                        "plus",
                        false,
                        "Salesforce",
                        "created-from-salesforce",
                        "add-to-salesforce",
                        "deleted-in-salesforce"));
    }

    @Test
    void B103_editsInActiveCampaignReachSalesforceOnlyIfThatIsSwitchedOn() throws IOException {
        assertThat(SyncFile.load(Path.of("mappings")))
                .returns(false, Sync::updates)
                .returns(Duration.ofSeconds(30), Sync::updatesEvery);
        assertThat(load("inbound: { updates: { enabled: true, every: 2m } }"))
                .returns(true, Sync::updates)
                .returns(Duration.ofMinutes(2), Sync::updatesEvery)
                .returns(Duration.ofMinutes(10), Sync::batchEvery);
    }

    @Test
    void B62_B63_B65_leadsAndContactsAreChosenIndependently() throws IOException {
        var sync =
                load("outbound: { lead: { select: new, since: 2026-11-24T09:00:00Z }, contact: { select: marked } }");
        assertThat(sync.of("Lead"))
                .isEqualTo(new Selection(Selection.Mode.NEW, Instant.parse("2026-11-24T09:00:00Z"), null));
        assertThat(sync.of("Contact")).isEqualTo(new Selection(Selection.Mode.MARKED, null, null));
    }

    @Test
    void whatIsLookedForByDefaultIsNothing() throws IOException {
        assertThat(load("inbound: { missed: { every: 5m } }").missed()).isEqualTo(Missed.NOTHING);
        Missed missed = load("inbound: { missed: { every: 90m, tags: { contact: c }, automations: [ { id: 7 } ] } }")
                .missed();
        assertThat(missed.look().text()).isEqualTo("every 90m");
        assertThat(missed.tags()).isEqualTo(Map.of("Contact", "c"));
        assertThat(missed.automations()).containsExactly(new Missed.Automation("7", "Lead", false));
        assertThat(missed.within()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void B57_aPlanWithoutAccountsUsesNoAccountObjects() throws IOException {
        assertThat(load("account: { enabled: true, plan: lite }").accountObjects())
                .isFalse();
        assertThat(load("account: { enabled: true }").accountObjects()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            outbound: { lead: { select: new } }                 | 21 | missing-word | add since:
            outbound: { lead: { select: new, since: today } }   | 41 | bad-time     | 2026-11-24T09:00:00Z
            outbound: { lead: { select: knew } }                | 29 | not-a-choice | did you mean new?
            outbound: { lead: { select: criteria } }            | 13 | missing-word | add where:
            outbound: { lead: { select: none, sinse: x } }      | 35 | unknown-word | did you mean since?
            outbound: { lead: none }                            | 19 | wrong-type   | write word: value
            outbound: { schedule: every 5h }                    | 23 | not-a-choice | every 4h, every 6h
            outbound: { shedule: hourly }                       | 13 | unknown-word | did you mean schedule?
            outbound: { schedule: [ hourly ] }                  | 23 | wrong-type   | write one text
            inbound: { batch: { size: 0 } }                     | 27 | wrong-type   | write 1 to 200
            inbound: { batch: { size: 201 } }                   | 27 | wrong-type   | write 1 to 200
            inbound: { batch: { size: many } }                  | 27 | wrong-type   | write 1 to 200
            inbound: { batch: { every: 10x } }                  | 28 | bad-duration | 500ms, 3s, 10m or 1h
            inbound: { missed: { tags: { lead: Add-To-Salesforce } } } | 36 | double-tag | to-salesforce-lead
            inbound: { missed: { tags: { lead: a, contact: A } } } | 48 | double-tag | to-salesforce-contact
            inbound: { missed: { automations: [ { creates: lead } ] } } | 37 | missing-word | such as id: 7
            inbound: { missed: { automations: [ { id: welcome } ] } } | 39 | missing-word | such as id: 7
            inbound: { missed: { automations: 7 } }             | 35 | wrong-type   | write [ { id: 7, creates: lead } ]
            inbound: { missed: { every: 1h, within: 90m } }     | 33 | too-short    | at least twice every
            account: { plan: light }                            | 18 | not-a-choice | write one of: plus, lite
            account: { enabled: yes }                           | 21 | wrong-type   | write true or false
            acount: { enabled: true }                           |  1 | unknown-word | did you mean account?
            account: { enabled: true, enabled: false }          | 27 | duplicate-key | remove one
            outbound: { lead: { select: none }                  | 35 | yaml-syntax  | correct the YAML
            """)
    void oneMistakeIsReportedAtItsPlaceWithAHint(String yaml, int column, String code, String hint) throws IOException {
        assertThat(findings("# what flows\n" + yaml)).singleElement().satisfies(finding -> {
            assertThat(finding)
                    .returns(folder.resolve("sync.yaml"), Finding::file)
                    .returns(code, Finding::code)
                    .returns(2, Finding::line)
                    .returns(column, Finding::column);
            assertThat(finding.hint()).contains(hint);
        });
    }

    @Test
    void allMistakesAreReportedInReadingOrder() throws IOException {
        var yaml = """
                outbound:
                  schedule: every 5h
                  lead: { select: new }
                inbound:
                  batch: { size: 0, every: 10x }
                """;
        assertThat(findings(yaml))
                .extracting(Finding::line, Finding::code)
                .containsExactly(
                        tuple(2, "not-a-choice"),
                        tuple(3, "missing-word"),
                        tuple(5, "wrong-type"),
                        tuple(5, "bad-duration"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "[1]", "&a [*a]", "outbound: 1", "a: b\n---\nc: d", "\t- x", "%TAG", "\u0000"})
    void noShapeOfAFileIsAnythingButFindings(String yaml) throws IOException {
        assertThat(findings(yaml)).isNotEmpty();
    }

    @Test
    void aFileThatIsNotThereIsAFinding() {
        assertThat(catchThrowableOfType(InvalidConfiguration.class, () -> SyncFile.load(folder))
                        .findings())
                .extracting(Finding::code)
                .containsExactly("missing-file");
    }

    private Sync load(String yaml) throws IOException {
        Files.writeString(folder.resolve("sync.yaml"), yaml);
        return SyncFile.load(folder);
    }

    private List<Finding> findings(String yaml) throws IOException {
        Files.writeString(folder.resolve("sync.yaml"), yaml);
        return catchThrowableOfType(InvalidConfiguration.class, () -> SyncFile.load(folder))
                .findings();
    }
}
