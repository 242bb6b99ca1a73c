package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboundLaneTest extends Outbound {
    @Test
    void B2_B41_B81_B96_B97_B100_aNewLeadBecomesAContactWithItsTagAndGetsIdAndStatus() {
        world("hourly", newOnes(), "{ select: none }").start().awaitReady();
        String lead = world.lead(Map.of(
                "FirstName",
                "Jörg",
                "LastName",
                "Müller-Lüdenscheidt",
                "Email",
                "Joerg@Example.org",
                "Phone",
                "030/1"));
        world.scan();
        await().untilAsserted(() ->
                assertThat(world.record("Lead", lead).path(STATUS).asText()).isEqualTo("Successfully synced"));
        JsonNode contact = world.contacts("joerg@example.org").get(0);
        assertThat(contact.path("firstName").asText()).isEqualTo("Jörg");
        assertThat(contact.path("lastName").asText()).isEqualTo("Müller-Lüdenscheidt");
        assertThat(contact.path("phone").asText()).isEqualTo("030/1");
        assertThat(world.record("Lead", lead).path(ID).asText())
                .isEqualTo(contact.path("id").asText());
        assertThat(world.tags(contact.path("id").asText())).containsExactly("created-from-salesforce");
    }

    @Test
    void B96_B97_theWriteBacksOwnEventCausesNoActiveCampaignCall() {
        world("realtime", newOnes(), "{ select: none }").start().awaitReady();
        await().until(() -> world.calls("POST", "/cometd/63.0/subscribe") >= 2);
        String lead = world.lead(Map.of("Email", "echo@example.org"));
        await().untilAsserted(() -> assertThat(world.reasons(lead)).contains("synced"));
        long writes = world.activecampaignWrites();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(world.reasons(lead)).contains("echo"));
        assertThat(world.activecampaignWrites()).as("%s", world.reasons(lead)).isEqualTo(writes);
    }

    @Test
    void B100_anExistingContactKeepsItsTagsByImportAndBySync() {
        world("hourly", newOnes(), "{ select: none }");
        String contact = world.contact("known@example.org", "Old", "Name");
        String tag = world.activecampaign("POST", "tags", Map.of("tag", Map.of("tag", "vip", "tagType", "contact")))
                .at("/tag/id")
                .asText();
        world.activecampaign("POST", "contactTags", Map.of("contactTag", Map.of("contact", contact, "tag", tag)));
        String lead = world.lead(Map.of("Email", "known@example.org", "FirstName", "One"));
        world.start().awaitReady();
        await().untilAsserted(() -> assertThat(world.tags(contact)).contains("vip", "created-from-salesforce"));
        assertThat(world.calls("POST", "/api/3/contact/sync")).isEqualTo(1);
        world.awaitIdle();
        world.sandbox.salesforce().update("Lead", lead, Map.of("FirstName", "Two"));
        IntStream.range(0, 12).forEach(i -> world.lead(Map.of("Email", "p" + i + "@example.org")));
        world.scan();
        await().untilAsserted(() -> assertThat(world.contacts("known@example.org")
                        .get(0)
                        .path("firstName")
                        .asText())
                .isEqualTo("Two"));
        world.awaitIdle();
        assertThat(world.calls("POST", "/api/3/import/bulk_import")).isPositive();
        assertThat(world.tags(contact)).containsExactlyInAnyOrder("vip", "created-from-salesforce");
        assertThat(world.contacts("known@example.org")).hasSize(1);
    }

    @Test
    void ofTwoLeadsWithOneAddressTheEarlierHoldsTheContactAndTheOtherIsJournalled() {
        world("hourly", newOnes(), "{ select: none }");
        String first = world.lead(Map.of("Email", "twin@example.org", "FirstName", "First"));
        String second = world.lead(Map.of("Email", "TWIN@example.org", "FirstName", "Second"));
        world.start().awaitReady();
        await().untilAsserted(() -> assertThat(world.reasons(second)).contains("duplicate-email"));
        await().untilAsserted(() ->
                assertThat(world.record("Lead", first).path(ID).asText("")).isNotEmpty());
        assertThat(world.contacts("twin@example.org")).hasSize(1);
        assertThat(world.contacts("twin@example.org").get(0).path("firstName").asText())
                .isEqualTo("First");
        assertThat(world.record("Lead", second).path(ID).isNull()).isTrue();
    }

    @Test
    void anAddressChangedInSalesforceChangesTheContactByIdAndMakesNoSecondOne() {
        world("hourly", newOnes(), "{ select: none }").start().awaitReady();
        String lead = world.lead(Map.of("Email", "before@example.org"));
        world.scan();
        await().untilAsserted(() -> assertThat(world.reasons(lead)).contains("synced"));
        String contact = world.contacts("before@example.org").get(0).path("id").asText();
        world.sandbox.salesforce().update("Lead", lead, Map.of("Email", "after@example.org"));
        world.scan();
        await().untilAsserted(
                        () -> assertThat(world.contacts("after@example.org")).hasSize(1));
        assertThat(world.contacts("after@example.org").get(0).path("id").asText())
                .isEqualTo(contact);
        assertThat(world.contacts("before@example.org")).isEmpty();
    }

    @Test
    void aContactMetByAddressKeepsTheCustomValueThatItsSideWins() {
        world("hourly", newOnes(), "{ select: none }").file("lead.mapping.yaml", """
                mapping: lead
                format: 1
                salesforce: Lead
                activecampaign: contact
                fields:
                  - { salesforce: Email, activecampaign: email, key: true }
                  - { salesforce: LastName, activecampaign: lastName }
                  - { salesforce: City, activecampaign: "%CITY%", wins: activecampaign }
                """);
        var field = Map.of("title", "City", "type", "text", "perstag", "CITY");
        String city = world.activecampaign("POST", "fields", Map.of("field", field))
                .at("/field/id")
                .asText();
        String contact = world.contact("met@example.org", "An", "Alt");
        var value = Map.of("contact", contact, "field", city, "value", "Ulm");
        world.activecampaign("POST", "fieldValues", Map.of("fieldValue", value));
        String lead = world.lead(Map.of("Email", "met@example.org", "LastName", "Neu", "City", "Bonn"));
        world.start().awaitReady();
        await().untilAsserted(() -> assertThat(world.reasons(lead)).contains("synced", "kept"));
        assertThat(world.sandbox.dump().at("/activecampaign/fieldValues").findValuesAsText("value"))
                .containsExactly("Ulm");
    }

    @Test
    void B70_everyTwelveHoursRunsAtOnceAndARestartRunsNothing() {
        world("every 12h", newOnes(), "{ select: none }").start().awaitReady();
        await().until(() -> world.calls("GET", "/services/data/v63.0/query") > 0);
        world.awaitIdle();
        long queries = world.calls("GET", "/services/data/v63.0/query");
        world.lead(Map.of("Email", "later@example.org"));
        world.restart().awaitReady().awaitIdle();
        assertThat(world.calls("GET", "/services/data/v63.0/query")).isEqualTo(queries);
        assertThat(List.of(world.contacts("later@example.org"))).containsExactly(List.of());
    }
}
