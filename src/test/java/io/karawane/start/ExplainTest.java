package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.karawane.cli.Terminal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One command says what happened to a record and why it goes or does not. */
class ExplainTest extends Outbound {
    @RegisterExtension
    final Terminal terminal = new Terminal();

    private String explain(String about) {
        terminal.clear();
        assertThat(world.execute("explain", about)).as(terminal.err()).isZero();
        return terminal.out();
    }

    @Test
    void everyGateIsToldUpToTheOneThatStopsTheRecord() {
        flowing("hourly");
        String synced = synced("hourly", "Lead", Map.of("Email", "synced@example.org"));
        String silent = world.lead(Map.of("LastName", "Silent"));
        String twin = world.lead(Map.of("Email", "synced@example.org", "LastName", "Twin"));
        world.scan();
        awaitReason(silent, "no-email");
        awaitReason(twin, "duplicate-email");
        String contact = carried("Lead", synced);

        assertThat(explain(synced))
                .contains("Salesforce Lead " + synced + " ↔ ActiveCampaign contact " + contact)
                .contains("✓ schedule   hourly", "✓ selection  select: new, since ", "✓ echo ")
                .contains("→ nothing: ActiveCampaign has been told all of it")
                .contains("no automation has handed the contact over")
                .contains("outbound  synced");
        assertThat(explain(synced.substring(0, 15))).contains("Salesforce Lead " + synced);
        assertThat(explain(contact)).contains("Salesforce Lead " + synced + " ↔ ActiveCampaign contact " + contact);
        assertThat(explain(silent)).contains("✗ selection  no-email", "→ nothing, until that changes");
        assertThat(explain("synced@example.org"))
                .contains(
                        "Salesforce Lead " + synced,
                        "Salesforce Lead " + twin,
                        "✗ selection  duplicate-email: held by " + synced);

        world.sandbox.salesforce().update("Lead", synced, Map.of("LastName", "Renamed"));
        assertThat(explain(synced))
                .containsPattern("lastName +Muster → Renamed")
                .contains("→ goes once it is noticed as changed: the next scan is at 20");
        world.sandbox.salesforce().delete("Lead", synced);
        assertThat(explain(synced)).contains("✗ selection  deleted");
        assertThat(world.execute("explain", "stranger@example.org")).isEqualTo(1);
        assertThat(terminal.err()).contains("nobody knows stranger@example.org");
    }

    @Test
    void aContactOnItsWayToSalesforceIsToldTooAndSoIsAServiceThatIsAway() {
        world("hourly", newOnes(), "{ select: none }").set("karawane.inbound.batch-interval", "10m");
        running(world, "hourly");
        String nameless = world.contact("nameless@example.org", "Only", "");
        assertThat(explain(nameless))
                .contains("no Salesforce record ↔ ActiveCampaign contact " + nameless)
                .contains("no automation has handed the contact over", "journal: nothing yet");
        world.post("lead", nameless);
        assertThat(explain("nameless@example.org"))
                .contains(
                        "to Salesforce, as Lead",
                        "✓ contact    no record of it yet",
                        "✗ mapping    required-missing: LastName")
                .contains("· in the queue since 20", "for automation, 0 tries so far")
                .contains("→ waits; due 20", "or as soon as a batch is full");
        String person = world.salesforceContact(Map.of("Email", "none@example.org"));
        assertThat(explain(person)).contains("✗ selection  sync.yaml says select: none for Contact");

        world.activecampaignFaults(List.of(Map.of("match", Map.of(), "then", Map.of("status", 503))));
        world.activecampaign("GET", "users/me", Map.of());
        await().untilAsserted(() -> assertThat(explain(nameless))
                .contains("✗ activecampaign", "→ waits until activecampaign works again: "));
    }

    @Test
    void withoutAnInstanceTheCommandReadsBothServicesItself() {
        flowing("hourly");
        String synced = synced("hourly", "Lead", Map.of("Email", "synced@example.org"));
        world.stop();
        assertThat(explain("synced@example.org")).contains("Salesforce Lead " + synced, "✓ echo ", "outbound  synced");
    }
}
