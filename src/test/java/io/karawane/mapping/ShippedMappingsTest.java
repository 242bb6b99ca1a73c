package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedMappingsTest {
    private final Mappings shipped = Mappings.load(Path.of("mappings"));

    @Test
    void B41_theLeadDefaultsAreNameEmailPhoneAndAccount() {
        assertThat(shipped.of("Lead").rows())
                .extracting(Row::salesforce, Row::activecampaign, Row::key)
                .containsExactlyInAnyOrder(
                        tuple(List.of("FirstName"), List.of("firstName"), false),
                        tuple(List.of("LastName"), List.of("lastName"), false),
                        tuple(List.of("Email"), List.of("email"), true),
                        tuple(List.of("Phone"), List.of("phone"), false),
                        tuple(List.of("Company"), List.of("account"), false));
    }

    @Test
    void B48_theContactDefaultsAreNameEmailAndPhoneWithoutAccount() {
        assertThat(shipped.of("Contact").rows())
                .extracting(Row::salesforce, Row::activecampaign, Row::key)
                .containsExactlyInAnyOrder(
                        tuple(List.of("FirstName"), List.of("firstName"), false),
                        tuple(List.of("LastName"), List.of("lastName"), false),
                        tuple(List.of("Email"), List.of("email"), true),
                        tuple(List.of("Phone"), List.of("phone"), false));
    }

    @Test
    void B54_theAccountDefaultIsTheName() {
        assertThat(shipped.of("Account").rows())
                .extracting(Row::salesforce, Row::activecampaign)
                .containsExactly(tuple(List.of("Name"), List.of("name")));
    }

    @Test
    void aRowThatSaysNothingGoesBothWaysKeepsOnBlankAndFailsOnWhatDoesNotFit() {
        assertThat(shipped.all()).flatExtracting(Mapping::rows).allSatisfy(row -> assertThat(row)
                .isEqualTo(new Row(
                        row.salesforce(),
                        row.activecampaign(),
                        row.key(),
                        Direction.BOTH,
                        new Source.First(),
                        When.ALWAYS,
                        null,
                        null,
                        false,
                        Wins.MOVING,
                        OnEmpty.KEEP,
                        TooLong.FAIL,
                        BadValue.FAIL)));
    }

    @Test
    void theVersionStandsForTheContentOfTheFile() {
        assertThat(shipped.of("Lead").version())
                .matches("[0-9a-f]{12}")
                .isEqualTo(Mappings.load(Path.of("mappings")).of("Lead").version())
                .isNotEqualTo(shipped.of("Contact").version());
    }

    @Test
    void anObjectWithoutAMappingIsAMistakeOfTheCaller() {
        assertThatIllegalArgumentException().isThrownBy(() -> shipped.of("Opportunity"));
    }
}
