package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With karawane.reload files are edited while it runs; what is broken leaves the previous state in force. */
class ReloadTest {
    private static final String WITHOUT_PHONE =
            "mapping: lead\nformat: 1\nsalesforce: Lead\nactivecampaign: contact\nfields:\n"
                    + "  - { salesforce: LastName, activecampaign: lastName }\n"
                    + "  - { salesforce: Email, activecampaign: email, key: true }\n";

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void begin() throws IOException {
        Path routes = folder.resolve("routes");
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = routes.resolve(Path.of("routes").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        String newOnes = "{ select: new, since: " + Instant.now().minus(1, ChronoUnit.HOURS) + " }";
        world = new World(folder)
                .sync("outbound: { schedule: hourly, lead: " + newOnes + " }\n")
                .set("karawane.routes", routes.toString())
                .set("karawane.reload", "true")
                .start()
                .awaitReady();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve("routes/shared").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    @Test
    void anEditedRouteIsInForceAndABrokenOneIsNot() throws IOException {
        edit("intake.camel.yaml", "constant: accepted", "constant: angenommen");
        await().untilAsserted(() -> assertThat(world.post("lead", "1").body()).isEqualTo("angenommen"));
        edit("intake.camel.yaml", "constant: angenommen }", "constant: broken");
        edit("instance.camel.yaml", "period: 10000", "period: 9000");
        await().during(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(world.post("lead", "2").body()).isEqualTo("angenommen"));
    }

    @Test
    void whoIsUnderWayWhenTheMappingIsEditedKeepsTheOldOne() throws Exception {
        String lead = world.lead(Map.of("Email", "one@example.org", "Phone", "+49 30 1"));
        world.file("lead.mapping.yaml", WITHOUT_PHONE).scan();
        await().until(() -> world.reasons(lead).contains("synced"));
        String contact = world.contacts("one@example.org").get(0).path("id").asText();
        world.activecampaign("PUT", "contacts/" + contact, Map.of("contact", Map.of("phone", "+49 40 2")));

        Map<String, Object> slow =
                Map.of("match", Map.of("method", "GET", "path", "/api/3/contacts"), "then", Map.of("delayMs", 4000));
        world.activecampaignFaults(List.of(slow));
        world.sandbox.salesforce().update("Lead", lead, Map.of("LastName", "Other"));
        world.scan();
        await().atMost(Duration.ofSeconds(20)).until(() -> world.claimed() == 1);
        world.file(
                "lead.mapping.yaml",
                WITHOUT_PHONE + "  - { salesforce: Phone, activecampaign: phone, onEmpty: clear }\n");
        await().atMost(Duration.ofSeconds(20)).until(() -> world.reasons(lead).size() == 2);
        JsonNode seen = world.contacts("one@example.org").get(0);
        assertThat(seen.path("lastName").asText()).isEqualTo("Other");
        assertThat(seen.path("phone").asText()).isEqualTo("+49 40 2");
    }

    @Test
    void anEditedMappingCountsFromTheNextRecordOnAndABrokenOneDoesNot() {
        String mapping = "mapping: lead\nformat: 1\nsalesforce: Lead\nactivecampaign: contact\nfields:\n"
                + "  - { salesforce: LastName, activecampaign: firstName }\n"
                + "  - { salesforce: Email, activecampaign: email, key: true }\n";
        world.file("lead.mapping.yaml", mapping);
        String lead = world.lead(Map.of("Email", "one@example.org", "LastName", "Swapped"));
        await().ignoreExceptions().untilAsserted(() -> {
            world.sandbox.salesforce().update("Lead", lead, Map.of("Title", "Touched " + Instant.now()));
            world.scan();
            assertThat(world.contacts("one@example.org")
                            .get(0)
                            .path("firstName")
                            .asText())
                    .isEqualTo("Swapped");
        });
        world.file("lead.mapping.yaml", mapping.replace("firstName", "firstNam"));
        world.lead(Map.of("Email", "two@example.org", "LastName", "Still"));
        world.scan();
        await().ignoreExceptions().untilAsserted(() -> assertThat(world.contacts("two@example.org")
                        .get(0)
                        .path("firstName")
                        .asText())
                .isEqualTo("Still"));
    }
}
