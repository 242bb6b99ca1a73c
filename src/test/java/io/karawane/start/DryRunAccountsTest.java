package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.cli.Terminal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DryRunAccountsTest extends AccountWorld {
    private static final String MAPPING = """
            mapping: account
            format: 1
            salesforce: Account
            activecampaign: account
            fields:
              - { salesforce: Name, activecampaign: name }
              - { salesforce: Website, activecampaign: accountUrl }
            """;

    @RegisterExtension
    final Terminal terminal = new Terminal();

    @Test
    void outboundTheyAreForeseenWithTheirPeople() throws Exception {
        accountsTravel("plus", MAPPING);
        world.activecampaign(
                "POST", "accounts", Map.of("account", Map.of("name", "Nord", "accountUrl", "https://old.example")));
        long before = world.activecampaignWrites();
        String nord = account(Map.of("Name", "Nord", "Website", "https://nord.example"));
        String acme = account(Map.of("Name", "ACME"));
        String second = account(Map.of("Name", "ACME"));
        String one = person("one@example.org", nord);
        person("two@example.org", acme);
        person("three@example.org", second);

        JsonNode seen = dryRun("outbound");
        assertThat(world.activecampaignWrites()).isEqualTo(before);
        assertThat(item(seen, "salesforceId", nord).path("changes")).hasToString("""
                [{"field":"accountUrl","now":"https://old.example","wouldBe":"https://nord.example"}]""");
        assertThat(item(seen, "salesforceId", acme).path("would").asText()).isEqualTo("create");
        assertThat(item(seen, "salesforceId", second).path("reason").asText()).isEqualTo("duplicate-account-name");
        assertThat(item(seen, "salesforceId", one).path("changes").toString())
                .contains("{\"field\":\"account\",\"now\":null,\"wouldBe\":\"Nord\"}");

        world.start().awaitReady();
        world.awaitIdle();
        assertThat(world.activecampaignWrites() - before)
                .isEqualTo(seen.at("/calls/activecampaign/writes").asLong());
        assertThat(world.calls("PATCH", "/services/data/") + world.calls("POST", "/services/data/v63.0/composite"))
                .isEqualTo(seen.at("/calls/salesforce/writes").asLong());
    }

    @Test
    void inboundTheyAreForeseenAndTheirPeopleToldWhichIsTheirs() throws Exception {
        accountsTravel("plus", MAPPING);
        String nord = account(Map.of("Name", "Nord"));
        String known = contact("known@example.org", "Nord");
        String fresh = contact("fresh@example.org", "Neu GmbH");

        JsonNode seen = dryRun("inbound", "--contact", known, "--contact", fresh);
        assertThat(seen.at("/counts/create").asInt()).isEqualTo(3);
        assertThat(item(seen, "salesforceId", nord).path("would").asText()).isEqualTo("unchanged");
        assertThat(item(seen, "activecampaignId", known).path("changes").findValuesAsText("wouldBe"))
                .contains(nord);
        assertThat(seen.path("items").findValuesAsText("wouldBe")).contains("Neu GmbH", "(the new account)");

        world.start().awaitReady();
        List.of(known, fresh).forEach(id -> world.post("contact", id));
        await().untilAsserted(() -> assertThat(world.reasons(fresh)).contains("synced"));
        world.awaitIdle();
        assertThat(world.calls("PATCH", "/services/data/") + world.calls("POST", "/services/data/v63.0/composite"))
                .isEqualTo(seen.at("/calls/salesforce/writes").asLong());
    }

    @Test
    void withPlanLiteTheNameIsAFieldOfTheContact() throws Exception {
        accountsTravel("lite", MAPPING.replace("name }", "\"%COMPANY%\" }").replaceAll("  - .*Website.*\n", ""));
        world.activecampaign(
                "POST", "fields", Map.of("field", Map.of("title", "Company", "type", "text", "perstag", "COMPANY")));
        String one = person("one@example.org", account(Map.of("Name", "Nord")));
        assertThat(item(dryRun("outbound"), "salesforceId", one).path("changes").toString())
                .contains("{\"field\":\"%COMPANY%\",\"now\":null,\"wouldBe\":\"Nord\"}");
        assertThat(world.calls("GET", "/api/3/account")).isZero();
    }

    private void accountsTravel(String plan, String mapping) {
        world("hourly", "{ select: none }", newOnes());
        world.sync("outbound: { schedule: hourly, contact: " + newOnes() + " }\naccount: { enabled: true, plan: " + plan
                + " }\n");
        world.file("account.mapping.yaml", mapping);
    }

    private String contact(String email, String account) {
        return world.sandbox
                .activecampaign()
                .addContact(Map.of("email", email, "firstName", "An", "lastName", "Muster"), List.of(), account);
    }

    private JsonNode dryRun(String lane, String... more) throws Exception {
        String[] verb = Stream.concat(Stream.of("dry-run", lane, "--object", "contact", "--json"), Stream.of(more))
                .toArray(String[]::new);
        assertThat(world.execute(verb)).as(terminal.err()).isZero();
        return new ObjectMapper().readTree(terminal.out());
    }

    private static JsonNode item(JsonNode seen, String key, String id) {
        return World.list(seen.path("items")).stream()
                .filter(item -> item.path(key).asText().equals(id)
                        && (key.equals("salesforceId")
                                || item.path("object").asText().equals("Contact")))
                .findFirst()
                .orElseThrow();
    }
}
