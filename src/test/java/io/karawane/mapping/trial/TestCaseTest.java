package io.karawane.mapping.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case against a lead mapping that has a row of each kind. */
class TestCaseTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void mappings() throws IOException {
        for (String name : List.of("contact", "account")) {
            Files.copy(Path.of("mappings", name + ".mapping.yaml"), folder.resolve(name + ".mapping.yaml"));
        }
        Files.writeString(folder.resolve("lead.mapping.yaml"), """
                mapping: lead
                format: 1
                salesforce: Lead
                activecampaign: contact
                locale: de-DE
                fields:
                  - { salesforce: Email,     activecampaign: email, key: true }
                  - { salesforce: LastName,  activecampaign: lastName, tooLong: truncate }
                  - { salesforce: Budget__c, activecampaign: "%BUDGET%", wins: newest, onEmpty: clear }
                  - { salesforce: Region__c, activecampaign: "%REGION%", badValue: skip-field }
                  - { salesforce: Likes__c,  activecampaign: "%LIKES%" }
                  - { salesforce: Account.Name, activecampaign: account, direction: to-activecampaign }
                """);
    }

    @Test
    void exactlyTheFieldsThatAreWrittenPass() throws IOException {
        assertThat(run("""
                to: salesforce
                types:
                  Budget__c: { currency: [16, 2] }
                  Region__c: { picklist: { DE: Deutschland, AT: Österreich } }
                  Likes__c: multi picklist
                  "%LIKES%": listbox
                  LastName: { text: 6 }
                given: { email: a@b.test, lastName: Müllers, "%BUDGET%": "1.234,567 €", "%REGION%": Österreich, "%LIKES%": [Äpfel, "Birnen, rot"] }
                current: {}
                expect: { Email: a@b.test, LastName: Müller, Budget__c: 1234.57, Region__c: AT, Likes__c: [Äpfel, "Birnen, rot"] }
                notes: { LastName: too-long }
                """).differences()).isEmpty();
    }

    @Test
    void eachFieldThatIsMissingOrTooMuchOrOtherDiffers() throws IOException {
        assertThat(run("""
                to: activecampaign
                given: { Email: a@b.test, lastname: Müller, Account.Name: Nordwind AG, Region__c: DE, Budget__c: "" }
                current: { "%BUDGET%": 1 }
                expect: { email: a@b.test, lastName: Müller, account: Nordwind, "%BUDGET%": 1 }
                notes: { "%REGION%": bad-value }
                """)).hasToString("""
                        %s:5 case
                            lastName
                              - Müller
                              + (nothing)
                            account
                              - Nordwind
                              + Nordwind AG
                            %%BUDGET%%
                              - 1
                              + (emptied)
                            %%REGION%%
                              - (nothing)
                              + DE
                            note of %%REGION%%
                              - bad-value
                              + (nothing)
                            → given: the mapping does not read lastname; did you mean LastName?""".formatted(folder.resolve("lead.test.yaml")));
    }

    @Test
    void whatTheTargetHoldsAndWhenItChangedCount() throws IOException {
        String kept = """
                to: activecampaign
                given: { Email: a@b.test, Budget__c: 1 }
                current: { "%BUDGET%": 2 }
                changed: { source: 2026-11-24T09:00:00Z, target: 2026-11-24T10:00:00Z }
                """;
        assertThat(run(kept + "expect: { email: a@b.test }\nnotes: { \"%BUDGET%\": kept }")
                        .passed())
                .isTrue();
        assertThat(run(kept.replace("T10:", "T08:") + "expect: { email: a@b.test, \"%BUDGET%\": 1 }\nnotes: {}")
                        .passed())
                .isTrue();
    }

    @Test
    void aProblemPassesByItsCodeAndItsField() throws IOException {
        String refused = """
                to: salesforce
                types: { Budget__c: currency }
                given: { lastName: Müller, "%BUDGET%": viel }
                """;
        assertThat(run(refused + "problem: { code: bad-value }").passed()).isTrue();
        assertThat(run(refused + "problem: { code: bad-value, field: \"%BUDGET%\" }")
                        .passed())
                .isTrue();
        assertThat(run(refused + "problem: { code: bad-value, field: Budget__c }")
                        .differences())
                .containsExactly(new Difference("problem", "bad-value Budget__c", "bad-value %BUDGET%: not a number"));
        assertThat(run(refused + "expect: {}").differences())
                .containsExactly(new Difference("problem", "none", "bad-value %BUDGET%: not a number"));
        assertThat(run(refused.replace("viel", "1") + "problem: { code: bad-value }")
                        .differences())
                .extracting(Difference::expected)
                .containsExactly("bad-value");
    }

    @Test
    void aTypeOfACaseCountsBeforeThatOfItsFile() throws IOException {
        String given = "to: salesforce\ngiven: { lastName: Müller, \"%BUDGET%\": 1 }\n";
        assertThat(run(given + "expect: { LastName: Mü, Company: Müller, Budget__c: 1 }")
                        .differences())
                .as("nobody knows a length")
                .isNotEmpty();
        assertThat(run(given
                                + "types: { LastName: { text: 2 } }\nexpect: { LastName: Mü, Company: Müller, Budget__c: 1 }")
                        .differences())
                .isEmpty();
    }

    private Verdict run(String body) throws IOException {
        Path file = folder.resolve("lead.test.yaml");
        String head = "mapping: lead\nformat: 1\ntypes: { LastName: text }\ncases:\n- name: case\n";
        Files.writeString(file, head + body.indent(2));
        TestFile read =
                MappingTests.read(List.of(file), Mappings.load(folder)).files().get(0);
        assertThat(read.cases()).hasSize(1);
        return read.cases().get(0).run();
    }
}
