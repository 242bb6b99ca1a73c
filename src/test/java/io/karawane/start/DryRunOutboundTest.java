package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.cli.Terminal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DryRunOutboundTest extends Outbound {
    private static final String MAPPING = """
            mapping: lead
            format: 1
            salesforce: Lead
            activecampaign: contact
            fields:
              - { salesforce: LastName, activecampaign: lastName }
              - { salesforce: Email, activecampaign: email, key: true }
              - { salesforce: Phone, activecampaign: phone, onEmpty: fail }
            """;

    @RegisterExtension
    final Terminal terminal = new Terminal();

    @Test
    void itTellsWhatTheLaneThenDoesAndWhatThatCosts() throws Exception {
        world("hourly", newOnes(), "{ select: none }").file("lead.mapping.yaml", MAPPING);
        String fresh = lead("fresh@example.org", "Neu", "+49 30 1", null);
        String contact = world.contact("changed@example.org", "An", "Alt");
        String changed = lead("changed@example.org", "Anders", "+49 30 1", contact);
        String same = world.contact("same@example.org", "An", "Gleich");
        String unchanged = lead("SAME@example.org", "Gleich", " +49 30 1", same);
        String addressless = world.lead(Map.of("LastName", "Ohne"));
        String refused = lead("refused@example.org", "Nein", null, null);

        assertThat(world.execute("dry-run", "outbound", "--object", "lead", "--json"))
                .as(terminal.err())
                .isEqualTo(1);
        assertNothingWasWritten();
        assertThat(terminal.err()).doesNotContain("@example.org");
        JsonNode seen = new ObjectMapper().readTree(terminal.out());
        assertThat(seen.path("next").isNull()).isTrue();
        assertThat(seen.path("counts")).hasToString("""
                {"create":1,"update":1,"unchanged":1,"skipped":{"no-email":1},"rejected":{"required-missing Phone":1}}""");
        assertThat(item(seen, fresh).path("changes")).hasToString("""
                [{"field":"lastName","now":null,"wouldBe":"Neu"},{"field":"email","now":null,"wouldBe":"fresh@example.org"},\
                {"field":"phone","now":null,"wouldBe":"+49 30 1"}]""");
        assertThat(item(seen, changed).path("changes")).hasToString("""
                [{"field":"lastName","now":"Alt","wouldBe":"Anders"}]""");
        assertThat(item(seen, changed).path("activecampaignId").asText()).isEqualTo(contact);
        assertThat(item(seen, unchanged).path("would").asText()).isEqualTo("unchanged");
        assertThat(item(seen, addressless).path("reason").asText()).isEqualTo("no-email");
        assertThat(item(seen, refused).path("field").asText()).isEqualTo("Phone");

        assertThatARunWrites(seen);
        assertThat(world.contacts("changed@example.org").get(0).path("lastName").asText())
                .isEqualTo("Anders");
    }

    @Test
    void manyAreForeseenAsOneImportAndThoseMetByAddressAsUpdates() throws Exception {
        world("hourly", newOnes(), "{ select: none }").file("lead.mapping.yaml", MAPPING);
        IntStream.range(0, 12).forEach(i -> lead("p" + i + "@example.org", "Muster", "+49 30 1", null));
        world.contact("p3@example.org", "An", "Alt");
        assertThat(world.execute("dry-run", "outbound", "--json"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.err()).contains("Contact: sync.yaml selects none");
        JsonNode seen = new ObjectMapper().readTree(terminal.out());
        assertThat(seen.at("/counts/create").asInt()).isEqualTo(11);
        assertThat(seen.at("/counts/update").asInt()).isEqualTo(1);
        assertThat(seen.at("/calls/activecampaign/writes").asInt()).isEqualTo(1);
        assertThat(seen.at("/calls/salesforce/writes").asInt()).isEqualTo(1);
        assertThatARunWrites(seen);
    }

    @Test
    void forPeopleItIsABlockARecordAndASum() {
        world("hourly", newOnes(), "{ select: none }").file("lead.mapping.yaml", MAPPING);
        String contact = world.contact("changed@example.org", "An", "Alt");
        String changed = lead("changed@example.org", "Anders", "+49 30 1", contact);
        lead("first@example.org", "Erste", "+49 30 1", null);
        assertThat(world.execute("dry-run", "outbound", "--limit", "2")).isZero();
        assertThat(terminal.out())
                .contains("Salesforce lead " + changed + " → ActiveCampaign contact " + contact + ": update")
                .containsPattern("lastName +Alt → Anders\\R")
                .containsPattern("lastName +Erste\\R")
                .contains("create 1 · update 1 · unchanged 0 · skipped 0 · rejected 0")
                .containsPattern("Salesforce \\d+ to read, 1 to write · ActiveCampaign \\d+ to read, 5 to write");
    }

    private void assertThatARunWrites(JsonNode seen) {
        world.start().awaitReady();
        world.awaitIdle();
        assertThat(world.activecampaignWrites())
                .isEqualTo(seen.at("/calls/activecampaign/writes").asLong());
        assertThat(world.calls("PATCH", "/services/data/") + world.calls("POST", "/services/data/v63.0/composite"))
                .isEqualTo(seen.at("/calls/salesforce/writes").asLong());
    }

    private void assertNothingWasWritten() {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertThat(world.calls(method, "/api/3/")).as(method).isZero();
            assertThat(world.calls(method, "/services/data/")).as(method).isZero();
        }
        assertThat(world.calls("GET", "/services/data/")).isPositive();
    }

    private String lead(String email, String lastName, String phone, String contact) {
        Map<String, Object> fields = new HashMap<>(Map.of("Email", email, "LastName", lastName));
        fields.put("Phone", phone);
        fields.put(ID, contact);
        fields.put(STATUS, contact == null ? null : "Successfully synced");
        return world.lead(fields);
    }

    private static JsonNode item(JsonNode seen, String salesforceId) throws JsonProcessingException {
        return World.list(seen.path("items")).stream()
                .filter(item -> item.path("salesforceId").asText().equals(salesforceId))
                .findFirst()
                .orElseThrow();
    }
}
