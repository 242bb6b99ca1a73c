package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ShippedMappingsTest {
    private final Mappings shipped = Mappings.load(Path.of("mappings"));

    @Test
    void B41_theLeadDefaultsAreNameEmailPhoneAndAccount() {
        assertThat(shipped.of("Lead").rows())
                .extracting(Row::salesforce, Row::activecampaign, Row::key)
                .containsExactlyInAnyOrder(
                        tuple("FirstName", "firstName", false),
                        tuple("LastName", "lastName", false),
                        tuple("Email", "email", true),
                        tuple("Phone", "phone", false),
                        tuple("Company", "account", false));
    }

    @Test
    void B48_theContactDefaultsAreNameEmailAndPhoneWithoutAccount() {
        assertThat(shipped.of("Contact").rows())
                .extracting(Row::salesforce, Row::activecampaign, Row::key)
                .containsExactlyInAnyOrder(
                        tuple("FirstName", "firstName", false),
                        tuple("LastName", "lastName", false),
                        tuple("Email", "email", true),
                        tuple("Phone", "phone", false));
    }

    @Test
    void B54_theAccountDefaultIsTheName() {
        assertThat(shipped.of("Account").rows())
                .extracting(Row::salesforce, Row::activecampaign)
                .containsExactly(tuple("Name", "name"));
    }

    @Test
    void aRowThatSaysNothingGoesBothWaysKeepsOnBlankAndFailsOnWhatDoesNotFit() {
        assertThat(shipped.all()).flatExtracting(Mapping::rows).allSatisfy(row -> assertThat(row)
                .isEqualTo(new Row(
                        row.salesforce(),
                        row.activecampaign(),
                        row.key(),
                        Direction.BOTH,
                        Wins.MOVING,
                        OnEmpty.KEEP,
                        TooLong.FAIL,
                        BadValue.FAIL,
                        null)));
    }

    @Test
    void theVersionStandsForTheContentOfTheFile() {
        assertThat(shipped.lead().version())
                .matches("[0-9a-f]{12}")
                .isEqualTo(Mappings.load(Path.of("mappings")).lead().version())
                .isNotEqualTo(shipped.contact().version());
        assertThat(shipped.lead().locale()).isEqualTo(Locale.GERMANY);
    }

    @Test
    void anObjectWithoutAMappingIsAMistakeOfTheCaller() {
        assertThatIllegalArgumentException().isThrownBy(() -> shipped.of("Opportunity"));
    }
}
