package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With karawane.reload files are edited while it runs; what is broken leaves the previous state in force. */
class ReloadTest {
    private static final String MANAGER = "manager-0123456789abcdef01234567";
    private static final String USER = "user-0123456789abcdef0123456789ab";

    @TempDir
    private static Path folder;

    private static RouteFolder routes;
    private static World world;

    @BeforeAll
    static void begin() throws IOException {
        routes = new RouteFolder(folder.resolve("routes"));
        world = new World(folder)
                .sync("{}")
                .set("karawane.routes", routes.toString())
                .set("karawane.reload", "true")
                .set("karawane.api.manager-tokens", MANAGER)
                .set("karawane.api.user-tokens", USER)
                .start()
                .awaitReady();
    }

    @AfterAll
    static void end() {
        world.close();
    }

    @Test
    void everyBeanThatRoutesMayNameIsThere() {
        var registry = world.karawane().context().getRegistry();
        assertThat(Beans.TYPES).allSatisfy((name, type) -> assertThat(registry.lookupByNameAndType(name, type))
                .as(name)
                .isNotNull());
        assertThat(registry.findByTypeWithName(Object.class).entrySet().stream()
                        .filter(bean -> bean.getValue().getClass().getName().startsWith("io.karawane."))
                        .map(Map.Entry::getKey))
                .isNotEmpty()
                .isSubsetOf(Beans.TYPES.keySet());
    }

    @Test
    void anEditedRouteIsInForceAndABrokenOneIsNotButIsTold() throws IOException {
        routes.edit("shared/intake.camel.yaml", "constant: accepted", "constant: angenommen");
        await().untilAsserted(() -> assertThat(world.post("lead", "1").body()).isEqualTo("angenommen"));
        routes.edit("shared/intake.camel.yaml", "constant: angenommen", "constat: broken");
        routes.edit("shared/instance.camel.yaml", "period: 10000", "period: 9000");
        world.awaitHealth("error route-schema unknown word constat");
        assertThat(world.ready()).isEqualTo(200);
        assertThat(world.post("lead", "2").body()).isEqualTo("angenommen");
        routes.edit("shared/intake.camel.yaml", "constat: broken", "constant: accepted");
        await().untilAsserted(() -> assertThat(world.post("lead", "1").body()).isEqualTo("accepted"));
        assertThat(world.health()).doesNotContain("intake.camel.yaml");
    }

    @Test
    void aNewFileStartsItsRoutesAndADeletedOneStopsThem() throws IOException {
        var context = world.karawane().context();
        var others = context.getRoute("outbound-deliver");
        Files.writeString(routes.file("more.camel.yaml"), """
                - route:
                    id: more
                    description: Ticks
                    from: { uri: "timer:more", steps: [{ log: { message: tick } }] }
                """);
        await().untilAsserted(() -> assertThat(context.getRoute("more")).isNotNull());
        routes.edit("more.camel.yaml", "id: more", "id: still-more");
        await().untilAsserted(() -> assertThat(context.getRoute("still-more")).isNotNull());
        assertThat(context.getRoute("more")).isNull();
        Files.delete(routes.file("more.camel.yaml"));
        await().untilAsserted(() -> assertThat(context.getRoute("still-more")).isNull());
        assertThat(context.getRoute("outbound-deliver")).isSameAs(others);
    }

    @Test
    void aFileThatOthersNeedIsNotGivenUp() throws IOException {
        String text = Files.readString(routes.file("shared/selection.camel.yaml"));
        Files.delete(routes.file("shared/selection.camel.yaml"));
        world.awaitHealth("no route begins with direct:outbound-condition");
        assertThat(world.karawane().context().getRoute("outbound-condition")).isNotNull();
        Files.writeString(routes.file("shared/selection.camel.yaml"), text);
        await().untilAsserted(() -> assertThat(world.health()).doesNotContain("outbound-condition:"));
    }

    @Test
    void whatOnlyCamelRefusesIsPutBack() throws IOException {
        String aggregate =
                "- aggregate: { correlationExpression: { constant: x }, aggregationStrategy: \"#mappedPersons\","
                        + " steps: [{ stop: {} }] }\n        ";
        routes.edit("shared/intake.camel.yaml", "- removeHeaders", aggregate + "- removeHeaders");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(world.health()).contains("error route intake: "));
        assertThat(world.post("lead", "3").statusCode()).isEqualTo(202);
        routes.edit("shared/intake.camel.yaml", aggregate, "");
        await().untilAsserted(() -> assertThat(world.health()).doesNotContain("error route intake: "));
    }

    @Test
    void routesThatAreEditedUnderLoadLoseNothing() throws Exception {
        List<String> contacts = IntStream.range(0, 120)
                .mapToObj(i -> world.contact("load" + i + "@example.org", "Load", "Number " + i))
                .toList();
        AtomicBoolean exchanged = new AtomicBoolean();
        ExecutorService automations = Executors.newFixedThreadPool(8);
        // All of them at least once, and on until the last route has been exchanged.
        List<CompletableFuture<List<Integer>>> answers = IntStream.range(0, 8)
                .mapToObj(thread -> CompletableFuture.supplyAsync(
                        () -> {
                            List<Integer> statuses = new ArrayList<>();
                            for (int i = thread; i < contacts.size() || !exchanged.get(); i += 8) {
                                String contact = contacts.get(i % contacts.size());
                                statuses.add(world.post("contact", contact).statusCode());
                            }
                            return statuses;
                        },
                        automations))
                .toList();
        routes.edit("automation-creates-contact.camel.yaml", "then answers 202", "then answers at once");
        routes.edit("shared/inbound.camel.yaml", "ready to be mapped", "to be mapped");
        routes.edit("shared/failure-handling.camel.yaml", "see the health", "look at the health");
        routes.edit("shared/intake.camel.yaml", "stores the change and", "keeps the change and");
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> description("intake").contains("keeps the change")
                            && description("automation-creates-contact").contains("at once"));
        } finally {
            exchanged.set(true);
        }
        assertThat(answers).flatExtracting(CompletableFuture::join).containsOnly(202);
        automations.shutdown();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(world.records("Contact"))
                .filteredOn(record -> record.path("FirstName").asText().equals("Load"))
                .hasSize(contacts.size()));
    }

    private static String description(String route) {
        Route known = world.karawane().context().getRoute(route);
        return known == null ? "" : known.getDescription();
    }

    @Test
    void anExplicitReloadTellsWhatIsWrong() throws IOException {
        Files.writeString(routes.file("unused.camel.yaml"), """
                - route:
                    id: unused
                    description: Nothing calls it
                    from: { uri: "direct:unused", steps: [{ stop: {} }] }
                """);
        HttpResponse<String> warned = reload(MANAGER);
        assertThat(warned.statusCode()).isEqualTo(200);
        assertThat(warned.body()).contains("\"reloaded\":true", "\"unused-route\"");
        routes.edit("unused.camel.yaml", "steps", "step");
        HttpResponse<String> refused = reload(MANAGER);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("unused.camel.yaml", "\"route-schema\"", "did you mean steps?");
        Files.delete(routes.file("unused.camel.yaml"));
        assertThat(reload(MANAGER).body()).contains("\"findings\":[]");
    }

    @Test
    void onlyAManagerMayReload() {
        assertThat(reload(USER).statusCode()).isEqualTo(403);
        assertThat(reload(World.TOKEN).statusCode()).isEqualTo(401);
        assertThat(world.send(HttpRequest.newBuilder(URI.create(world.url("/api/v1/reload")))
                                .header("Authorization", "Bearer " + MANAGER))
                        .statusCode())
                .as("GET")
                .isEqualTo(404);
    }

    private static HttpResponse<String> reload(String token) {
        return world.send(HttpRequest.newBuilder(URI.create(world.url("/api/v1/reload")))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }
}
