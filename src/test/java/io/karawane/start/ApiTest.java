package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the HTTP API tells of the whole. */
class ApiTest {
    private static final String MANAGER = "manager-0123456789abcdef0123456789abcdef";
    private static final String USER = "user-0123456789abcdef0123456789abcdef";

    @TempDir
    private static Path folder;

    private static World world;

    @BeforeAll
    static void begin() {
        world = new World(folder)
                .sync("")
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
    void B73_bothRolesSeeTheLanesAndTheJobsWithNextAndLastRun() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jobs().body().contains("\"schedule\":\"daily at 04:00\",\"next\":\"20"));
        for (String token : List.of(MANAGER, USER)) {
            HttpResponse<String> answer = world.send(HttpRequest.newBuilder(URI.create(world.url("/api/v1/status")))
                    .header("Authorization", "Bearer " + token));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("\"lane\":\"inbound\",\"state\":\"running\"", "no schedule in sync.yaml")
                    .contains("\"name\":\"formulas\",\"schedule\":\"daily at 04:00\",\"next\":\"20");
        }
        assertThat(world.send(HttpRequest.newBuilder(URI.create(world.url("/api/v1/status"))))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void B73_whatIsScheduledInTheOrgByOthersIsToldApart() {
        HttpResponse<String> answer = jobs();
        assertThat(answer.body())
                .contains("\"items\":[{\"name\":\"schedule\"")
                .contains("\"others\":[{\"name\":\"Assign territories\",\"type\":\"apex\",\"state\":\"WAITING\"")
                .contains("\"schedule\":\"0 0 6 ? * MON\",\"next\":\"2030-01-07T05:00:00.000+0000\"");
        world.salesforceFaults(
                List.of(
                        Map.of(
                                "match",
                                Map.of("method", "GET", "path", "/services/data/v63.0/query*"),
                                "then",
                                Map.of(
                                        "status",
                                        400,
                                        "body",
                                        "[{\"errorCode\":\"INVALID_TYPE\",\"message\":\"sObject type 'CronTrigger' is not supported.\"}]"))));
        try {
            assertThat(jobs().body()).contains("\"others\":[]", "'CronTrigger' is not supported");
        } finally {
            world.salesforceFaults(List.of());
        }
    }

    private static HttpResponse<String> jobs() {
        HttpResponse<String> answer = world.send(HttpRequest.newBuilder(URI.create(world.url("/api/v1/jobs")))
                .header("Authorization", "Bearer " + MANAGER));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
