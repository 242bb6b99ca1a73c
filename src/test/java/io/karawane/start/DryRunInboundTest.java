package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.cli.Terminal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DryRunInboundTest extends Outbound {
    @RegisterExtension
    final Terminal terminal = new Terminal();

    @Test
    void itTellsWhatTheLaneThenDoesAndWhatThatCosts() throws Exception {
        world("hourly", "{ select: none }", "{ select: none }");
        String fresh = world.contact("fresh@example.org", "An", "Neu");
        String changed = world.contact("changed@example.org", "An", "Anders");
        String lead = lead("other@example.org", "Alt", changed);
        String unchanged = world.contact("same@example.org", "An", "Gleich");
        lead("SAME@example.org", "Gleich", unchanged);
        String refused = world.contact("refused@example.org", "An", "");

        assertThat(world.execute(
                        "dry-run",
                        "inbound",
                        "--object",
                        "lead",
                        "--contact",
                        fresh,
                        "--contact",
                        changed,
                        "--contact",
                        unchanged,
                        "--contact",
                        refused,
                        "--contact",
                        "999999",
                        "--json"))
                .as(terminal.err())
                .isEqualTo(1);
        assertThat(world.activecampaignWrites()).isZero();
        assertThat(world.calls("POST", "/services/data/") + world.calls("PATCH", "/services/data/"))
                .isZero();
        JsonNode seen = new ObjectMapper().readTree(terminal.out());
        assertThat(seen.path("counts")).hasToString("""
                {"create":1,"update":1,"unchanged":1,"skipped":{"gone":1},"rejected":{"required-missing LastName":1}}""");
        assertThat(item(seen, fresh).path("changes").findValuesAsText("wouldBe"))
                .containsExactly("An", "Neu", "fresh@example.org", "+49 30 1", "An Neu");
        assertThat(item(seen, changed).path("salesforceId").asText()).isEqualTo(lead);
        assertThat(item(seen, changed).path("changes")).hasToString("""
                [{"field":"LastName","now":"Alt","wouldBe":"Anders"},\
                {"field":"Email","now":"other@example.org","wouldBe":"changed@example.org"}]""");

        world.start().awaitReady();
        List.of(fresh, changed, unchanged, refused).forEach(id -> world.post("lead", id));
        await().untilAsserted(() -> assertThat(world.reasons(fresh)).contains("synced"));
        world.awaitIdle();
        assertThat(world.activecampaignWrites())
                .isEqualTo(seen.at("/calls/activecampaign/writes").asLong());
        assertThat(world.calls("PATCH", "/services/data/") + world.calls("POST", "/services/data/v63.0/composite"))
                .isEqualTo(seen.at("/calls/salesforce/writes").asLong());
    }

    @Test
    void withoutIdsTheContactsThatWereChangedLastAreTaken() throws Exception {
        world("hourly", "{ select: none }", "{ select: none }");
        world.contact("one@example.org", "An", "Eins");
        String two = world.contact("two@example.org", "An", "Zwei");
        String three = world.contact("three@example.org", "An", "Drei");
        assertThat(world.execute("dry-run", "inbound", "--limit", "2", "--json"))
                .as(terminal.err())
                .isZero();
        JsonNode seen = new ObjectMapper().readTree(terminal.out());
        assertThat(seen.path("items").findValuesAsText("activecampaignId"))
                .containsExactlyInAnyOrder(two, three, two, three);
        assertThat(seen.path("items").findValuesAsText("object")).contains("Lead", "Contact");
    }

    private String lead(String email, String lastName, String contact) {
        return world.lead(
                Map.of("Email", email, "FirstName", "An", "LastName", lastName, "Phone", "+49 30 1", ID, contact));
    }

    private static JsonNode item(JsonNode seen, String contact) {
        return World.list(seen.path("items")).stream()
                .filter(item -> item.path("activecampaignId").asText().equals(contact))
                .findFirst()
                .orElseThrow();
    }
}
