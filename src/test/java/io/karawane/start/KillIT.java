package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was answered 202 is in Salesforce exactly once, however often the process is killed. */
class KillIT {
    private static final int ROUNDS = 3;
    private static final int POSTS_A_ROUND = 120;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyAcknowledgedWebhookSurvivesKillMinusNineExactlyOnce(@TempDir Path folder) throws Exception {
        try (World world = new World(folder)
                .sync("outbound: { schedule: hourly }\ninbound: { batch: { size: 40, every: 1s } }\n")) {
            List<String> contacts = new ArrayList<>();
            for (int i = 0; i < ROUNDS * POSTS_A_ROUND; i++) {
                contacts.add(world.contact("k" + i + "@example.org", "K" + i, "Kill"));
            }
            Map<String, String> environment = environment(world, folder);
            String url = "http://127.0.0.1:" + environment.get("KARAWANE_HTTP_PORT");
            String ready = "http://127.0.0.1:" + environment.get("KARAWANE_MANAGEMENT_PORT") + "/observe/health/ready";
            try (Program karawane = Program.karawane(folder.resolve("log"), environment)) {
                for (int round = 0; round < ROUNDS; round++) {
                    karawane.start().awaitAnswer(ready, 200);
                    List<String> some = contacts.subList(round * POSTS_A_ROUND, (round + 1) * POSTS_A_ROUND);
                    postAndKill(karawane, url, some);
                }
                karawane.start().awaitAnswer(ready, 200);
                await().atMost(Duration.ofSeconds(90))
                        .untilAsserted(() -> assertThat(arrived(world)).containsAll(acknowledged));
                assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 10);
                assertThat(arrived(world)).as("nobody twice").doesNotHaveDuplicates();
                assertThat(karawane.output()).doesNotContain("@example.org");
            }
        }
    }

    /** Kills while posts are being answered and batches are under way. */
    private void postAndKill(Program karawane, String url, List<String> contacts) throws InterruptedException {
        ExecutorService automation = Executors.newFixedThreadPool(8);
        int before = acknowledged.size();
        contacts.forEach(contact -> automation.execute(() -> post(url, contact)));
        await().atMost(Duration.ofSeconds(20)).until(() -> acknowledged.size() >= before + POSTS_A_ROUND * 2 / 3);
        karawane.kill();
        automation.shutdownNow();
        automation.awaitTermination(20, TimeUnit.SECONDS);
    }

    private void post(String url, String contact) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/activecampaign/" + World.TOKEN + "/lead"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(World.form("contact[id]", contact)))
                    .build();
            if (http.send(request, BodyHandlers.discarding()).statusCode() == 202) {
                acknowledged.add(contact);
            }
        } catch (IOException e) {
            // Not acknowledged: the process was killed meanwhile.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> arrived(World world) {
        return world.records("Lead").stream()
                .map(lead -> lead.path("ActiveCampaign_ID__c"))
                .map(JsonNode::asText)
                .collect(Collectors.toList());
    }

    private static Map<String, String> environment(World world, Path folder) {
        Map<String, String> environment = new HashMap<>(world.environment());
        environment.remove("KARAWANE_INBOUND_BATCH_INTERVAL");
        environment.put("KARAWANE_HTTP_PORT", Integer.toString(World.freePort()));
        environment.put("KARAWANE_MANAGEMENT_PORT", Integer.toString(World.freePort()));
        return environment;
    }
}
