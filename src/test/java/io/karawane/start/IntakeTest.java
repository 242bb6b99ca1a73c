package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an automation, and anybody else, gets to hear. Both services are down at start and all the while. */
class IntakeTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    private static Path folder;

    private static World world;

    @BeforeAll
    static void begin() {
        world = new World(folder)
                .sync("outbound: { schedule: realtime }\n")
                .set("karawane.inbound.batch-interval", "1h");
        world.set("salesforce.login-url", "http://127.0.0.1:" + World.freePort());
        world.set("activecampaign.url", "http://127.0.0.1:" + World.freePort());
        world.start();
    }

    @AfterAll
    static void end() {
        world.close();
    }

    @Test
    void B108_acceptsWhileBothServicesAreDownAndSaysWhyItIsNotReady() {
        HttpResponse<String> answer = world.post("lead", "76");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("accepted");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(world.backlog()).isPositive();
        await().until(() -> world.ready() == 503);
    }

    @Test
    void theFormItselfIsNotSentBack() {
        assertThat(world.post("contact", "77").headers().map().keySet()).allMatch(name -> !name.contains("contact"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "contact%5Bemail%5D=a%40example.org", "contact%5Bid%5D=abc", "contact%5Bid%5D%5B%5D=76"})
    void aFormWithoutAContactIsRefusedWithASentence(String form) {
        HttpResponse<String> answer = world.post("/activecampaign/" + World.TOKEN + "/lead", form, FORM);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("contact[id]");
    }

    @Test
    void aBrokenPairElsewhereLosesNobody() {
        String form = "contact%5Bfirst_name%5D=%ZZ&contact%5Bid%5D=78";
        assertThat(world.post("/activecampaign/" + World.TOKEN + "/lead", form, FORM)
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aContactWithHundredsOfLongFieldsIsAccepted() {
        StringBuilder form = new StringBuilder("contact%5Bid%5D=79");
        for (int i = 0; i < 600; i++) {
            form.append("&contact%5Bfields%5D%5Bfield").append(i).append("%5D=").append("x".repeat(1000));
        }
        form.append("&contact%5Bfields%5D%5Bnote%5D=").append("y".repeat(200_000));
        assertThat(world.post("/activecampaign/" + World.TOKEN + "/lead", form.toString(), FORM)
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aWrongTokenIsAnsweredLikeAPathThatDoesNotExist() {
        HttpResponse<String> wrongToken =
                world.post("/activecampaign/" + "f".repeat(32) + "/lead", World.form("contact[id]", "76"), FORM);
        HttpResponse<String> unknownPath = world.post("/nowhere", World.form("contact[id]", "76"), FORM);
        assertThat(wrongToken.statusCode()).isEqualTo(404).isEqualTo(unknownPath.statusCode());
        assertThat(wrongToken.body()).isEqualTo(unknownPath.body());
        assertThat(wrongToken.headers().map().keySet())
                .isEqualTo(unknownPath.headers().map().keySet());
    }

    @Test
    void B120_thereIsNoActionForAccounts() {
        HttpResponse<String> answer =
                world.post("/activecampaign/" + World.TOKEN + "/account", World.form("contact[id]", "76"), FORM);
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void moreThanAMegabyteIsRefused() {
        String form = World.form("contact[id]", "76") + "&x=" + "x".repeat(1024 * 1024);
        assertThat(world.post("/activecampaign/" + World.TOKEN + "/lead", form, FORM)
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void anotherContentTypeIsRefused() {
        HttpResponse<String> answer =
                world.post("/activecampaign/" + World.TOKEN + "/lead", "{\"contact\":{\"id\":76}}", "application/json");
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void anotherMethodDoesNotExist() {
        HttpRequest.Builder get =
                HttpRequest.newBuilder(URI.create(world.url("/activecampaign/" + World.TOKEN + "/lead")));
        assertThat(world.send(get.GET()).statusCode()).isEqualTo(404);
        assertThat(world.send(get.PUT(BodyPublishers.ofString("x"))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void headersOfThePosterNeverReachSalesforce() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        world.url("/activecampaign/" + World.TOKEN + "/lead?sObjectQuery=SELECT+Id+FROM+User")))
                .header("Content-Type", FORM)
                .header("sObjectQuery", "SELECT Id FROM User")
                .POST(BodyPublishers.ofString(World.form("contact[id]", "80")));
        HttpResponse<String> answer = world.send(request);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().map()).doesNotContainKey("sobjectquery");
    }

    @Test
    void withoutAnyConnectionItWaitsToBeSetUp(@TempDir Path other) {
        try (World bare = new World(other).sync("outbound: { schedule: hourly }\n")) {
            Map.of(
                            "salesforce.client-id",
                            "",
                            "salesforce.client-secret",
                            "",
                            "activecampaign.url",
                            "",
                            "activecampaign.api-key",
                            "")
                    .forEach(bare::set);
            bare.start();
            assertThat(bare.post("lead", "76").statusCode()).isEqualTo(503);
            assertThat(bare.ready()).isEqualTo(503);
        }
    }
}
