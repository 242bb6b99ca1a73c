package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A world with account objects on both sides, and a plan that has them. */
abstract class AccountWorld extends Outbound {
    static final String MAPPING = """
            mapping: account
            format: 1
            salesforce: Account
            activecampaign: account
            fields:
              - { salesforce: Name, activecampaign: name }
              - { salesforce: Website, activecampaign: accountUrl }
              - { salesforce: Region__c, activecampaign: "%Region%" }
              - { salesforce: Budget__c, activecampaign: "%Budget%" }
              - { salesforce: Score__c, activecampaign: "%Score%", wins: activecampaign }
              - { salesforce: Interests__c, activecampaign: "%Interests%" }
            """;

    /** Of custom account fields, by id. */
    final Map<String, String> labels = new HashMap<>();

    void worldOfAccounts(String mapping) {
        world("hourly", "{ select: none }", newOnes());
        world.sync(
                "outbound: { schedule: hourly, contact: " + newOnes() + " }\naccount: { enabled: true, plan: plus }\n");
        if (!mapping.isEmpty()) {
            world.file("account.mapping.yaml", mapping);
            field("Region", "dropdown", Map.of("fieldOptions", List.of("DE", "AT", "CH", "Other")));
            field("Score", "number", Map.of());
            field("Budget", "currency", Map.of("fieldDefaultCurrency", "eur"));
            field("Interests", "multiselect", Map.of("fieldOptions", List.of("Books", "Music", "Sport", "Travel")));
        }
        world.start().awaitReady();
    }

    private void field(String label, String type, Map<String, Object> more) {
        Map<String, Object> field = new HashMap<>(more);
        field.putAll(Map.of("fieldLabel", label, "fieldType", type));
        JsonNode answer =
                world.activecampaign("POST", "accountCustomFieldMeta", Map.of("accountCustomFieldMetum", field));
        labels.put(answer.at("/accountCustomFieldMetum/id").asText(), label);
    }

    String account(Map<String, Object> fields) {
        return world.sandbox.salesforce().insert("Account", List.of(fields)).get(0);
    }

    String person(String email, String account) {
        return world.salesforceContact(Map.of("Email", email, "AccountId", account));
    }

    /** Touches the people, so that they go, and waits until they went. */
    void send(String... people) {
        Map<String, Integer> before = new HashMap<>();
        for (String person : people) {
            before.put(person, world.reasons(person).size());
            world.sandbox.salesforce().update("Contact", person, Map.of("Description", "touched " + Math.random()));
        }
        world.scan();
        await().untilAsserted(() -> assertThat(people)
                .allSatisfy(person -> assertThat(world.reasons(person)).hasSizeGreaterThan(before.get(person))));
    }

    List<JsonNode> accounts() {
        return Services.list(world.sandbox.dump().at("/activecampaign/accounts"));
    }

    /** Custom values of the one account, as JSON by label. */
    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        for (JsonNode datum :
                world.activecampaign("GET", "accountCustomFieldData", Map.of()).path("accountCustomFieldData")) {
            values.put(
                    labels.get(datum.path("customFieldId").asText()),
                    datum.path("fieldValue") + datum.path("fieldCurrency").asText(""));
        }
        return values;
    }

    String accountOf(String email) {
        String contact = world.contacts(email).get(0).path("id").asText();
        return Services.list(world.sandbox.dump().at("/activecampaign/accountContacts")).stream()
                .filter(row -> row.path("contact").asText().equals(contact))
                .map(row -> row.path("account").asText())
                .reduce("", String::concat);
    }
}
