package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.activecampaign.Answer;
import io.karawane.cli.Terminal;
import io.karawane.door.Door;
import io.karawane.door.WriteRefused;
import io.karawane.salesforce.Salesforce;
import io.karawane.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verbs that ask both services. */
class ConnectionTest extends Outbound {
    @RegisterExtension
    final Terminal terminal = new Terminal();

    @BeforeEach
    void begin() {
        world("hourly", newOnes(), "{ select: none }");
    }

    @Test
    void bothDoorsRefuseToWriteAndNothingIsSent() {
        try (Connection connection = Connection.open(Settings.load(world.settings(), Map.of()))) {
            Salesforce salesforce = new Salesforce(new Door(connection::context, "direct:salesforce", 1), "63.0");
            for (var write : List.<Runnable>of(
                    () -> salesforce.create("Lead", List.of(Map.of("LastName", "Neu"))),
                    () -> salesforce.update("Lead", List.of(Map.of("Id", "00Q", "LastName", "Neu"))),
                    () -> salesforce.upsert("Lead", List.of(Map.of("LastName", "Neu"))))) {
                assertThatThrownBy(write::run).isInstanceOf(WriteRefused.class);
            }
            Door activecampaign = new Door(connection::context, "direct:activecampaign", 1);
            for (String method : List.of("POST", "PUT", "DELETE")) {
                Map<String, Object> call = Map.of("method", method, "path", "contacts/1", "query", "");
                assertThatThrownBy(() -> activecampaign.call(call, "{}", Answer.class))
                        .isInstanceOf(WriteRefused.class);
            }
            assertThat(connection.reads().salesforceReads()).isZero();
        }
        assertThat(world.sandbox.calls().since(Instant.EPOCH).path("total").asLong())
                .isZero();
    }

    @Test
    void missingCredentialsAreNamedWithTheVariableThatSetsThem() {
        world.set("activecampaign.api-key", "").set("salesforce.client-secret", "");
        assertThat(world.execute("dry-run", "outbound")).isEqualTo(3);
        assertThat(terminal.err())
                .contains("activecampaign.api-key is not set", "salesforce.client-secret is not set")
                .contains("set SALESFORCE_CLIENT_SECRET");
    }

    @Test
    void aKeyThatActiveCampaignRefusesIsConfigurationAndTriedOnce() {
        world.set("activecampaign.api-key", "wrong");
        assertThat(world.execute("fields")).isEqualTo(3);
        assertThat(terminal.err()).contains("✗ ActiveCampaign refuses: ", "check activecampaign.url");
        assertThat(world.calls("GET", "/api/3/")).isEqualTo(1);
    }

    @Test
    void aLoginThatSalesforceRefusesIsConfiguration() {
        world.set("salesforce.client-secret", "wrong");
        assertThat(world.execute("dry-run", "inbound")).isEqualTo(3);
        assertThat(terminal.err()).contains("✗ Salesforce refuses: HTTP 400 [invalid_client");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void aServiceThatIsDownIsTriedThreeTimesAndNotOnceMoreByTheHttpClient(int status) {
        world.activecampaignFaults(List.of(Map.of("match", Map.of(), "then", Map.of("status", status))));
        assertThat(world.execute("dry-run", "outbound")).isEqualTo(4);
        assertThat(terminal.err())
                .contains("✗ ActiveCampaign cannot be used just now: HTTP " + status, "try again later");
        assertThat(world.calls("GET", "/api/3/")).isEqualTo(3);
    }

    @Test
    void wordsThatNoOptionKnowsAreWrongUsage() {
        assertThat(world.execute("dry-run", "outbond")).isEqualTo(2);
        assertThat(terminal.err()).contains("LANE cannot be outbond; did you mean outbound?");
        assertThat(world.execute("dry-run", "outbound", "--contact", "7")).isEqualTo(2);
        assertThat(world.execute("dry-run", "inbound", "--contact", "x")).isEqualTo(2);
        assertThat(world.execute("dry-run", "inbound", "--limit", "0")).isEqualTo(2);
        assertThat(world.execute("fields", "--side", "sales")).isEqualTo(2);
        assertThat(world.execute("map", "lead", "--record", "x")).isEqualTo(2);
    }

    @Test
    void fieldsAreListedAsMappingsSeeThemAndRememberedForChecksWithoutAConnection() throws Exception {
        assertThat(world.execute("fields", "--offline")).isEqualTo(2);
        assertThat(world.execute("fields", "lead", "--side", "salesforce", "--find", "lastn"))
                .isZero();
        assertThat(terminal.out()).matches("lead +salesforce +LastName +text +80 +required +Last Name\\R");
        assertThat(world.execute("fields", "account", "--find", "site")).isZero();
        assertThat(terminal.out()).containsPattern("account +salesforce +Website +url");
        assertThat(terminal.err()).contains("account: only Salesforce is read");
        world.sandbox.close();
        assertThat(world.execute("fields", "contact", "--offline", "--json", "--find", "mail", "--options"))
                .isZero();
        var items = new ObjectMapper()
                .readTree(terminal.out()
                        .lines()
                        .filter(line -> line.startsWith("{"))
                        .findFirst()
                        .orElseThrow())
                .path("items");
        assertThat(items.findValuesAsText("name")).contains("Email", "email");
        assertThat(items.get(0).has("options")).isTrue();
        assertThat(terminal.err()).contains("read just now");
        assertThat(world.execute("validate")).as(terminal.out()).isZero();
        assertThat(terminal.err()).contains("types read just now");
    }

    @Test
    void aRealRecordIsExplainedWithItsCounterpart() {
        world.file("lead.mapping.yaml", """
                mapping: lead
                format: 1
                salesforce: Lead
                activecampaign: contact
                fields:
                  - { salesforce: LastName, activecampaign: lastName, wins: activecampaign }
                  - { salesforce: Email, activecampaign: email, key: true }
                """);
        String contact = world.contact("one@example.org", "An", "Drüben");
        String lead = world.lead(Map.of("Email", "one@example.org", "LastName", "Hier"));
        assertThat(world.execute("map", "lead", "--record", lead.substring(0, 15), "--explain"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).containsPattern("from LastName +\"Hier\"").contains("email → text");
        assertThat(terminal.err()).contains("lastName: ");
        assertThat(world.execute("map", "lead", "--record", contact)).isZero();
        assertThat(terminal.out()).contains("\"LastName\" : \"Drüben\"");
        assertThat(world.execute("map", "contact", "--record", lead)).isEqualTo(2);
        assertThat(terminal.err()).contains("there is no Contact " + lead);
        assertThat(world.activecampaignWrites() + world.calls("PATCH", "/")).isZero();
    }
}
