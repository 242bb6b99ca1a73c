package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What docker-compose.yml starts, as ordinary processes: its command, its properties file, a PostgreSQL; twice. */
class ComposeIT {
    private static final int CONTACTS = 60;

    @TempDir
    private Path folder;

    @Test
    void twoInstancesOnOnePostgreSqlDeliverEverybodyOnce() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                World world = new World(folder)
                        .sync("outbound: { schedule: hourly }\ninbound: { batch: { size: 20, every: 1s } }\n");
                Program one = instance("one", world, postgres);
                Program other = instance("other", world, postgres)) {
            List<String> contacts = new ArrayList<>();
            for (int i = 0; i < CONTACTS; i++) {
                String contact = world.contact("c" + i + "@example.org", "C" + i, "Compose");
                contacts.add(contact);
                Program to = i % 2 == 0 ? one : other;
                HttpRequest.Builder request = HttpRequest.newBuilder(
                                URI.create(to.url("/activecampaign/" + World.TOKEN + "/lead")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(World.form("contact[id]", contact)));
                assertThat(world.send(request).statusCode()).isEqualTo(202);
            }
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(world.records("Lead"))
                    .extracting(lead -> lead.path("ActiveCampaign_ID__c").asText())
                    .containsExactlyInAnyOrderElementsOf(contacts));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(contacts)
                    .allSatisfy(contact -> assertThat(world.tags(contact)).containsExactly("add-to-salesforce")));
            assertThat(one.output()).contains("\"log.level\"").doesNotContain("@example.org");
        }
    }

    private Program instance(String name, World world, EmbeddedPostgres postgres) throws IOException {
        int httpPort = World.freePort();
        int managementPort = World.freePort();
        Path properties = folder.resolve(name + ".properties");
        try (Writer writer = Files.newBufferedWriter(properties)) {
            Properties filledIn = shipped();
            filledIn.putAll(Map.of(
                    "activecampaign.url",
                    world.sandbox.activecampaignUrl(),
                    "activecampaign.api-key",
                    "sandbox-key",
                    "salesforce.login-url",
                    world.sandbox.salesforceUrl(),
                    "salesforce.client-id",
                    "sandbox-client",
                    "salesforce.client-secret",
                    "sandbox-secret",
                    "karawane.webhook.tokens",
                    World.TOKEN));
            filledIn.putAll(Map.of(
                    "karawane.database.url", postgres.getJdbcUrl("postgres", "postgres"),
                    "karawane.database.user", "postgres",
                    "karawane.master-key-file", masterKey().toString(),
                    "karawane.data", folder.resolve("data").toString(),
                    "karawane.routes", "routes",
                    "karawane.mappings", folder.resolve("mappings").toString(),
                    "karawane.http.port", Integer.toString(httpPort),
                    "karawane.management.port", Integer.toString(managementPort)));
            filledIn.store(writer, null);
        }
        Map<String, String> environment = Map.of("KARAWANE_CONFIG", properties.toString(), "KARAWANE_LOG", "json");
        Program program = new Program(folder.resolve(name + ".log"), environment, command()).at(httpPort);
        program.start().awaitAnswer("http://127.0.0.1:" + managementPort + "/observe/health/ready", 200);
        return program;
    }

    private static Properties shipped() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(Path.of("src/docker/karawane.properties"))));
        return properties;
    }

    private Path masterKey() throws IOException {
        return Files.writeString(folder.resolve("master.key"), "0123456789abcdef0123456789abcdef");
    }

    /** As written in the file, but for the folder that the image has the jar in. */
    private static List<String> command() throws IOException {
        var compose = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("docker-compose.yml")));
        var karawane = (Map<?, ?>) ((Map<?, ?>) compose.get("services")).get("karawane");
        return ((List<?>) karawane.get("command"))
                .stream()
                        .map(Object::toString)
                        .map(word -> word.replace("/opt/karawane/", "target/"))
                        .toList();
    }
}
