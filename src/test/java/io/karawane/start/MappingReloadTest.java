package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.problem.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mappings and sync.yaml are edited while it runs: a record goes by one version, and a broken edit changes nothing. */
class MappingReloadTest {
    private static final String LEAD = "mapping: lead\nformat: 1\nsalesforce: Lead\nactivecampaign: contact\nfields:\n"
            + "  - { salesforce: LastName, activecampaign: firstName }\n"
            + "  - { salesforce: Email, activecampaign: email, key: true }\n";

    private static final String WITHOUT_PHONE = LEAD.replace("firstName", "lastName");

    @TempDir
    private static Path folder;

    private static World world;

    @BeforeAll
    static void begin() throws IOException {
        String newOnes = "{ select: new, since: " + Instant.now().minus(1, ChronoUnit.HOURS) + " }";
        world = new World(folder)
                .sync("outbound: { schedule: hourly, lead: " + newOnes + " }\n")
                .set("karawane.reload", "true")
                .start()
                .awaitReady();
        Files.createDirectories(folder.resolve("mappings/parts"));
    }

    @AfterAll
    static void end() {
        world.close();
    }

    @Test
    void anEditedMappingAndWhatItIncludesCountFromTheNextRecordOnAndABrokenOneDoesNot() {
        world.file("lead.mapping.yaml", LEAD);
        String lead = world.lead(Map.of("Email", "one@example.org", "LastName", "Swapped"));
        awaitFirstName(lead, "one@example.org", "Swapped");
        world.file("lead.mapping.yaml", LEAD.replace("firstName", "firstNam"));
        world.awaitHealth("lead.mapping.yaml:6:45 error bad-activecampaign-name");
        world.file("lead.mapping.yaml", LEAD.replace("LastName", "LastNam"));
        world.awaitHealth("lead.mapping.yaml:6:19 error unknown-field Lead has no field LastNam");
        assertThat(world.ready()).isEqualTo(200);
        String other = world.lead(Map.of("Email", "two@example.org", "LastName", "Still"));
        awaitFirstName(other, "two@example.org", "Still");
        String version = version(other);
        assertThat(world.mappings(lead)).contains(version);

        world.file("parts/name.yaml", "format: 1\nfields:\n  - { salesforce: Title, activecampaign: firstName }\n");
        world.file(
                "lead.mapping.yaml",
                LEAD.replace("fields:", "include: [parts/name.yaml]\nfields:")
                        .replace("  - { salesforce: LastName, activecampaign: firstName }\n", ""));
        String third = world.lead(Map.of("Email", "three@example.org", "LastName", "L", "Title", "Dr."));
        awaitFirstName(third, "three@example.org", "Dr.");
        world.file(
                "parts/name.yaml",
                "format: 1\nfields:\n  - { salesforce: [Title, LastName], activecampaign: firstName, join: \" \" }\n");
        awaitFirstName(third, "three@example.org", "Dr. L");
        assertThat(version(third)).isNotEqualTo(version);
    }

    @Test
    void whoIsUnderWayWhenTheMappingIsEditedKeepsTheOldOne() throws Exception {
        String lead = world.lead(Map.of("Email", "way@example.org", "Phone", "+49 30 1"));
        world.file("lead.mapping.yaml", WITHOUT_PHONE)
                .bean("reload", Reload.class)
                .reload();
        world.scan();
        await().until(() -> world.reasons(lead).contains("synced"));
        String contact = world.contacts("way@example.org").get(0).path("id").asText();
        world.activecampaign("PUT", "contacts/" + contact, Map.of("contact", Map.of("phone", "+49 40 2")));

        Map<String, Object> slow =
                Map.of("match", Map.of("method", "GET", "path", "/api/3/contacts"), "then", Map.of("delayMs", 4000));
        world.activecampaignFaults(List.of(slow));
        world.sandbox.salesforce().update("Lead", lead, Map.of("LastName", "Other"));
        world.scan();
        await().atMost(Duration.ofSeconds(20)).until(() -> world.isClaimed(lead));
        world.file(
                "lead.mapping.yaml",
                WITHOUT_PHONE + "  - { salesforce: Phone, activecampaign: phone, onEmpty: clear }\n");
        await().atMost(Duration.ofSeconds(20)).until(() -> Collections.frequency(world.reasons(lead), "synced") == 2);
        JsonNode seen = world.contacts("way@example.org").get(0);
        assertThat(seen.path("lastName").asText()).isEqualTo("Other");
        assertThat(seen.path("phone").asText()).isEqualTo("+49 40 2");
    }

    @Test
    void B57_whenOnlySyncYamlChangesToLiteTheAccountMappingIsHeldToIt() throws IOException {
        String sync = Files.readString(folder.resolve("mappings/sync.yaml"));
        world.sync("account: { enabled: true, plan: lite }\n");
        assertThat(world.bean("reload", Reload.class).reload())
                .extracting(Finding::code)
                .contains("lite-contact-field");
        world.sync(sync);
        assertThat(world.bean("reload", Reload.class).reload()).isEmpty();
    }

    private static void awaitFirstName(String lead, String email, String expected) {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
            world.sandbox.salesforce().update("Lead", lead, Map.of("Street", "Touched " + Instant.now()));
            world.scan();
            assertThat(world.contacts(email).get(0).path("firstName").asText()).isEqualTo(expected);
        });
    }

    private static String version(String record) {
        await().until(() -> !world.mappings(record).isEmpty());
        List<String> versions = world.mappings(record);
        return versions.get(versions.size() - 1);
    }
}
