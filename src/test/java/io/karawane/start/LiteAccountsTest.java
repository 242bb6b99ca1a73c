package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plans without account objects, and account data switched off: no account endpoint of ActiveCampaign is called. */
class LiteAccountsTest extends Outbound {
    private static final String MAPPING = """
            mapping: account
            format: 1
            salesforce: Account
            activecampaign: account
            fields:
              - { salesforce: Name, activecampaign: "%COMPANY%" }
            """;

    private String field;

    private void worldOf(String account) {
        world("hourly", newOnes(), newOnes());
        world.sync("outbound: { schedule: hourly, lead: " + newOnes() + ", contact: " + newOnes() + " }\naccount: "
                + account + "\n");
        field = world.activecampaign(
                        "POST",
                        "fields",
                        Map.of("field", Map.of("title", "Company", "type", "text", "perstag", "COMPANY")))
                .at("/field/id")
                .asText();
    }

    private void setCompany(String contact, String company) {
        world.activecampaign(
                "POST",
                "fieldValues",
                Map.of("fieldValue", Map.of("contact", contact, "field", field, "value", company)));
    }

    private String company(String email) {
        String contact = world.contacts(email).get(0).path("id").asText();
        return Services.list(world.sandbox.dump().at("/activecampaign/fieldValues")).stream()
                .filter(value -> value.path("contact").asText().equals(contact)
                        && value.path("field").asText().equals(field))
                .map(value -> value.path("value").asText())
                .findFirst()
                .orElse("");
    }

    private void awaitReason(String reason, String... ids) {
        await().untilAsserted(() ->
                assertThat(ids).allSatisfy(id -> assertThat(world.reasons(id)).contains(reason)));
    }

    private void assertNoAccountCalls() {
        assertThat(List.of("GET", "POST", "PUT", "DELETE"))
                .allSatisfy(method ->
                        assertThat(world.calls(method, "/api/3/account")).isZero());
    }

    private List<String> accountNames() {
        return world.records("Account").stream()
                .map(row -> row.path("Name").asText())
                .sorted()
                .toList();
    }

    @Test
    void B52_B57_withLiteTheOneFieldAndAccountNameGoBothWaysAndNoAccountEndpointIsCalled() {
        worldOf("{ enabled: true, plan: lite }");
        world.file("account.mapping.yaml", MAPPING).start().awaitReady();
        String nordwind = world.sandbox
                .salesforce()
                .insert("Account", List.of(Map.of("Name", "Nordwind AG")))
                .get(0);
        String out = world.salesforceContact(Map.of("Email", "out@example.org", "AccountId", nordwind));
        String alone = world.salesforceContact(Map.of("Email", "alone@example.org"));
        world.scan();
        awaitReason("synced", out, alone);
        assertThat(company("out@example.org")).isEqualTo("Nordwind AG");
        assertThat(company("alone@example.org")).isEmpty();

        String one = world.contact("one@example.org", "One", "Neu");
        String two = world.contact("two@example.org", "Two", "Neu");
        String known = world.contact("known@example.org", "Known", "Neu");
        String none = world.contact("none@example.org", "None", "Neu");
        setCompany(one, "Südwind AG");
        setCompany(two, "südwind ag");
        setCompany(known, "NORDWIND ag");
        List.of(one, two, known, none).forEach(contact -> world.post("contact", contact));
        awaitReason("synced", one, two, known, none);
        assertThat(accountNames()).as("none is doubled").containsExactly("Nordwind AG", "Südwind AG");
        assertThat(accountId(one)).isEqualTo(accountId(two)).isNotEmpty();
        assertThat(accountId(known)).isEqualTo(nordwind);
        assertThat(accountId(none)).isEqualTo("null");

        world.sandbox.salesforce().update("Account", nordwind, Map.of("Name", "Westwind AG"));
        world.sandbox.salesforce().update("Contact", out, Map.of("Description", "touched"));
        world.scan();
        await().untilAsserted(() -> assertThat(company("out@example.org")).isEqualTo("Westwind AG"));
        assertNoAccountCalls();
    }

    private String accountId(String contact) {
        return world.records("Contact").stream()
                .filter(record -> record.path(ID).asText().equals(contact))
                .map(record -> record.path("AccountId").asText())
                .reduce("", String::concat);
    }

    @Test
    void B41_B53_B60_withAccountsOffNeitherWayAsksForOneAndALeadsCompanyIsTheAccountAllTheSame() {
        worldOf("{ enabled: false, plan: plus }");
        String contact = world.sandbox
                .activecampaign()
                .addContact(Map.of("email", "in@example.org", "lastName", "In"), List.of(), "Nordwind AG");
        world.start().awaitReady();
        String account = world.sandbox
                .salesforce()
                .insert("Account", List.of(Map.of("Name", "Ostwind AG")))
                .get(0);
        String out = world.salesforceContact(Map.of("Email", "out@example.org", "AccountId", account));
        String lead = world.lead(Map.of("Email", "lead@example.org", "Company", "Westwind AG"));
        world.post("lead", contact);
        world.post("contact", contact);
        world.scan();
        awaitReason("synced", contact, out, lead);
        world.awaitIdle();
        JsonNode made = world.records("Lead").stream()
                .filter(row -> row.path("Email").asText().equals("in@example.org"))
                .findFirst()
                .orElseThrow();
        assertThat(made.path("Company").asText()).isEqualTo("Nordwind AG");
        assertThat(accountNames()).containsExactly("Ostwind AG");
        assertThat(accountId(contact)).isEqualTo("null");
        assertNoAccountCalls();
    }
}
