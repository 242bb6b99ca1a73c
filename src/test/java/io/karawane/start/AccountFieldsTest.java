package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The fields of accounts, both ways. */
class AccountFieldsTest extends AccountWorld {
    @Test
    void B51_B54_B60_B104_fieldsOfAnAccountGoWithItsPeopleOnceForAllOfThemAndANewNameNamesTheSameAccount() {
        worldOfAccounts(MAPPING);
        String acme = account(Map.of(
                "Name",
                "ACME",
                "Website",
                "https://acme.example",
                "Region__c",
                "AT",
                "Budget__c",
                1234.5,
                "Score__c",
                3,
                "Interests__c",
                "Books;Sport"));
        String one = person("one@example.org", acme);
        String two = person("two@example.org", acme);
        String three = person("three@example.org", account(Map.of("Name", "Other")));
        send(one, two, three);
        assertThat(accounts()).extracting(row -> row.path("name").asText()).containsExactlyInAnyOrder("ACME", "Other");
        assertThat(values())
                .containsEntry("Region", "\"AT\"")
                .containsEntry("Budget", "123450EUR")
                .containsEntry("Score", "\"3\"")
                .containsEntry("Interests", "[\"Books\",\"Sport\"]");
        assertThat(accountOf("one@example.org")).isNotEmpty().isEqualTo(accountOf("two@example.org"));
        assertThat(world.record("Account", acme).path(ID).asText()).isEqualTo(accountOf("one@example.org"));
        assertThat(world.reasons(acme)).containsExactly("synced");
        assertThat(world.calls("PUT", "/api/3/accounts"))
                .as("one for all its people")
                .isEqualTo(1);

        send(one, two);
        assertThat(world.calls("PUT", "/api/3/accounts")).as("nothing changed").isEqualTo(1);
        assertThat(world.reasons(one)).endsWith("echo");

        change(accountOf("one@example.org"), "Score", "7", null);
        world.sandbox.salesforce().update("Account", acme, Map.of("Name", "ACME AG", "Region__c", "CH", "Score__c", 5));
        send(one, two);
        assertThat(values()).as("wins: activecampaign").containsEntry("Score", "\"7\"");
        assertThat(world.reasons(acme)).endsWith("synced", "kept");
        assertThat(accounts())
                .extracting(row -> row.path("name").asText())
                .containsExactlyInAnyOrder("ACME AG", "Other");
        assertThat(values()).containsEntry("Region", "\"CH\"");
        assertThat(world.calls("PUT", "/api/3/accounts")).isEqualTo(2);
        assertThat(accountOf("one@example.org"))
                .isEqualTo(world.record("Account", acme).path(ID).asText());
    }

    @Test
    void B51_B60_theAccountOfAContactIsWrittenBeforeItOnceABatchAndIsNoEchoAfterwards() {
        worldOfAccounts(MAPPING);
        List<String> contacts = IntStream.range(0, 3)
                .mapToObj(i -> world.sandbox
                        .activecampaign()
                        .addContact(Map.of("email", i + "@example.org", "lastName", "Person"), List.of(), "ACME"))
                .toList();
        String account = accounts().get(0).path("id").asText();
        change(account, "Budget", 98765, "usd");
        change(account, "Interests", List.of("Music"), null);
        handOver(contacts);
        JsonNode record = world.records("Account").get(0);
        assertThat(record.path("Name").asText()).isEqualTo("ACME");
        assertThat(record.path("Budget__c").decimalValue()).isEqualByComparingTo("987.65");
        assertThat(record.path("Interests__c").asText()).isEqualTo("Music");
        assertThat(record.path(ID).asText()).isEqualTo(account);
        assertThat(world.records("Contact")).hasSize(3).allSatisfy(contact -> assertThat(contact.path("AccountId"))
                .isEqualTo(record.path("Id")));

        change(account, "Budget", 100, "usd");
        world.activecampaign("PUT", "accounts/" + account, Map.of("account", Map.of("name", "ACME renamed")));
        handOver(contacts.subList(0, 1));
        JsonNode renamed = world.record("Account", record.path("Id").asText());
        assertThat(renamed.path("Name").asText()).isEqualTo("ACME renamed");
        assertThat(renamed.path("Budget__c").decimalValue()).isEqualByComparingTo("1");
        assertThat(world.records("Account")).hasSize(1);

        long writes = world.calls("PUT", "/api/3/accounts") + world.calls("POST", "/api/3/account");
        String person = world.records("Contact").get(0).path("Id").asText();
        world.sandbox.salesforce().update("Contact", person, Map.of("FirstName", "News"));
        send(person);
        assertThat(world.reasons(person)).endsWith("synced");
        assertThat(world.calls("PUT", "/api/3/accounts") + world.calls("POST", "/api/3/account"))
                .as("its account is an echo")
                .isEqualTo(writes);
        world.sandbox.salesforce().update("Account", record.path("Id").asText(), Map.of("Budget__c", 2));
        send(person);
        assertThat(values()).containsEntry("Budget", "200USD");
    }

    @Test
    void B51_B60_anAccountThatAloneChangesInSalesforceReachesActiveCampaignByAScanAndByAnEvent() {
        worldOfAccounts(MAPPING);
        String acme = account(Map.of("Name", "ACME", "Website", "https://acme.example"));
        send(person("one@example.org", acme), person("two@example.org", acme));
        world.awaitIdle();
        long writes = world.activecampaignWrites();
        world.sandbox.salesforce().update("Account", acme, Map.of("Name", "ACME SE", "Region__c", "AT"));
        world.scan();
        awaitAccount("ACME SE", "AT");
        world.awaitIdle();
        assertThat(world.activecampaignWrites() - writes)
                .as("one contact took it along")
                .isLessThanOrEqualTo(5);

        world.sync("outbound: { schedule: realtime, contact: " + newOnes()
                        + " }\naccount: { enabled: true, plan: plus }\n")
                .restart()
                .awaitReady();
        await().until(() -> world.calls("POST", "/cometd/63.0/subscribe") == 3);
        world.awaitIdle();
        world.sandbox.salesforce().update("Account", acme, Map.of("Name", "ACME KG", "Region__c", "DE"));
        awaitAccount("ACME KG", "DE");
    }

    private void awaitAccount(String name, String region) {
        await().untilAsserted(() -> {
            assertThat(accounts())
                    .extracting(account -> account.path("name").asText())
                    .containsExactly(name);
            assertThat(values().get("Region")).contains(region);
        });
    }

    private void change(String account, String label, Object value, String currency) {
        Map<String, Object> datum = new HashMap<>(Map.of("customerAccountId", account, "fieldValue", value));
        labels.forEach((id, name) -> {
            if (name.equals(label)) {
                datum.put("customFieldId", id);
            }
        });
        if (currency != null) {
            datum.put("fieldCurrency", currency);
        }
        world.activecampaign("POST", "accountCustomFieldData", Map.of("accountCustomFieldDatum", datum));
    }

    private void handOver(List<String> contacts) {
        contacts.forEach(contact ->
                assertThat(world.post("contact", contact).statusCode()).isEqualTo(202));
        world.awaitIdle();
        assertThat(contacts)
                .allSatisfy(contact -> assertThat(world.reasons(contact)).endsWith("synced"));
    }
}
