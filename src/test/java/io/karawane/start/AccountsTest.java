package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which accounts there are, and who belongs to them. */
class AccountsTest extends AccountWorld {
    @Test
    void ofTwoAccountsOfOneNameTheSecondIsJournalledItsPeopleAreAssociatedAndNobodyWithoutAnAccountGetsOne() {
        worldOfAccounts("");
        String first = account(Map.of("Name", "Twin"));
        String second = account(Map.of("Name", "Twin"));
        String alone = world.salesforceContact(Map.of("Email", "alone@example.org"));
        String two = person("two@example.org", second);
        send(person("one@example.org", first), two, alone);
        assertThat(accounts()).hasSize(1);
        assertThat(accountOf("one@example.org")).isNotEmpty().isEqualTo(accountOf("two@example.org"));
        assertThat(accountOf("alone@example.org")).isEmpty();
        assertThat(world.reasons(first)).containsExactly("synced");
        assertThat(world.reasons(second)).containsExactly("duplicate-account-name");
        assertThat(world.details(second)).containsExactly("held by " + first);
        world.sandbox.salesforce().delete("Account", first);
        world.sandbox.salesforce().update("Contact", two, Map.of("FirstName", "News"));
        send(two);
        assertThat(world.reasons(second)).as("the next one takes over").endsWith("synced");
        assertThat(world.record("Account", second).path(ID).asText()).isEqualTo(accountOf("two@example.org"));

        world.sandbox
                .salesforce()
                .administration()
                .addValidationRule("Account", "Name = 'Unwanted'", "not wanted here", "Name");
        String contact = world.sandbox
                .activecampaign()
                .addContact(Map.of("email", "new@example.org", "lastName", "New"), List.of(), "Unwanted");
        assertThat(world.post("contact", contact).statusCode()).isEqualTo(202);
        world.awaitIdle();
        assertThat(world.reasons(contact)).as("the account harms itself only").containsExactly("synced", "rejected");
    }

    @Test
    void B60_namesRideInTheImportAndAContactStaysWithOneAccount() {
        worldOfAccounts("");
        String old = world.sandbox
                .activecampaign()
                .addContact(Map.of("email", "p0@example.org", "lastName", "Known"), List.of(), "Before");
        assertThat(old).isNotEmpty();
        String acme = account(Map.of("Name", "ACME"));
        send(people(12, "p", acme));
        assertThat(world.calls("POST", "/api/3/account"))
                .as("one moves, eleven come along")
                .isEqualTo(1);
        assertThat(world.calls("PUT", "/api/3/accountContacts")).isEqualTo(1);
        assertThat(accountsOf(12, "p"))
                .containsOnly(world.record("Account", acme).path(ID).asText());

        world.sandbox.switches().set("importCreatesAccounts", false);
        String late = account(Map.of("Name", "Late"));
        send(people(10, "q", late));
        assertThat(accountsOf(10, "q"))
                .containsOnly(world.record("Account", late).path(ID).asText());
        assertThat(accounts()).hasSize(3);
    }

    private String[] people(int number, String name, String account) {
        return IntStream.range(0, number)
                .mapToObj(i -> person(name + i + "@example.org", account))
                .toArray(String[]::new);
    }

    private Stream<String> accountsOf(int number, String name) {
        return IntStream.range(0, number).mapToObj(i -> accountOf(name + i + "@example.org"));
    }
}
