package io.karawane.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.RunningSandbox;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeedTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static final Plan PLAN = new Plan(1000, 1000, 200, 250, 0, 42);

    private static JsonNode sow(Plan plan) {
        sandbox.get().reset();
        sandbox.get().seed(plan);
        return sandbox.get().dump();
    }

    private static List<String> column(JsonNode rows, String name) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path(name).isNull() ? "" : row.path(name).asText())
                .toList();
    }

    @Test
    void theSameSeedSowsTheSamePeople() {
        JsonNode first = sow(PLAN);
        JsonNode second = sow(PLAN);
        JsonNode other = sow(new Plan(1000, 1000, 200, 250, 0, 43));
        for (String name : List.of("FirstName", "LastName", "Email", "Phone", "Company")) {
            List<String> leads = column(first.at("/salesforce/Lead"), name);
            assertThat(column(second.at("/salesforce/Lead"), name)).isEqualTo(leads);
            assertThat(column(other.at("/salesforce/Lead"), name)).isNotEqualTo(leads);
        }
        assertThat(column(second.at("/activecampaign/contacts"), "email"))
                .isEqualTo(column(first.at("/activecampaign/contacts"), "email"));
    }

    @Test
    void someHaveNoEmailAndSomeShareOne() {
        JsonNode dump = sow(PLAN);
        for (String object : List.of("Lead", "Contact")) {
            List<String> emails = column(dump.at("/salesforce/" + object), "Email");
            List<String> given =
                    emails.stream().filter(email -> !email.isEmpty()).toList();
            assertThat(emails.size() - given.size()).as("2 % without").isEqualTo(20);
            assertThat(given.size() - new HashSet<>(given).size())
                    .as("0.5 % shared")
                    .isEqualTo(5);
        }
    }

    @Test
    void nobodyIsInBothServicesUnlessAskedFor() {
        assertThat(common(sow(PLAN))).isEmpty();
        assertThat(common(sow(new Plan(50, 50, 5, 20, 7, 42)))).hasSize(7);
    }

    private static Set<String> common(JsonNode dump) {
        Set<String> emails = new HashSet<>(column(dump.at("/salesforce/Lead"), "Email"));
        emails.addAll(column(dump.at("/salesforce/Contact"), "Email"));
        emails.retainAll(column(dump.at("/activecampaign/contacts"), "email"));
        return emails;
    }

    @Test
    void activecampaignContactsHaveEmailAndLastNameAndSomeMore() {
        JsonNode dump = sow(PLAN).path("activecampaign");
        assertThat(column(dump.path("contacts"), "email")).doesNotContain("").hasSize(250);
        assertThat(column(dump.path("contacts"), "lastName")).doesNotContain("");
        assertThat(dump.path("accountContacts").size()).isBetween(50, 150);
        assertThat(dump.path("contactTags").size()).isGreaterThan(100);
    }

    @Test
    void peopleComeFromSeveralCountriesWithTheirLetters() {
        JsonNode dump = sow(PLAN);
        List<String> names = column(dump.at("/salesforce/Contact"), "LastName");
        assertThat(names.stream().filter(name -> name.matches(".*[äöüß].*"))).isNotEmpty();
        assertThat(names.stream().filter(name -> name.matches(".*[łńśęą].*"))).isNotEmpty();
        assertThat(names.stream().filter(name -> name.contains("-"))).hasSizeGreaterThan(20);
        assertThat(new HashSet<>(column(dump.at("/salesforce/Contact"), "MailingCountry")))
                .contains("DE", "FR", "PL", "TR", "GB");
        assertThat(column(dump.at("/salesforce/Lead"), "Phone"))
                .anyMatch(phone -> phone.startsWith("tel."))
                .anyMatch(phone -> phone.startsWith("+"))
                .anyMatch(phone -> phone.contains("/"));
    }

    @Test
    void contactsBelongToAccountsAndLeadsHaveACompany() {
        JsonNode dump = sow(PLAN).path("salesforce");
        List<String> accounts = column(dump.path("Contact"), "AccountId");
        assertThat(accounts.stream().filter(id -> !id.isEmpty()).count()).isBetween(850L, 950L);
        assertThat(column(dump.path("Account"), "Id"))
                .containsAll(accounts.stream().filter(id -> !id.isEmpty()).toList());
        assertThat(column(dump.path("Lead"), "Company")).doesNotContain("");
        assertThat(column(dump.path("Account"), "Name").stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .distinct())
                .hasSize(200);
    }
}
