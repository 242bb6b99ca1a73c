package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** After a reset nothing lasts that a client opened before. */
class ResetTest {
    private static final String LEADS = "/data/LeadChangeEvent";
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void access_tokens_end_and_the_usual_refresh_token_works() {
        org.service.reset();
        assertThat(org.get("/limits").errorCode()).isEqualTo("INVALID_SESSION_ID");
        logInAgain();
        assertThat(org.get("/limits").status()).isEqualTo(200);
    }

    @Test
    void open_results_are_dropped() {
        List<Map<String, Object>> rows = IntStream.range(0, 201)
                .mapToObj(i -> Map.<String, Object>of("LastName", "L" + i, "Company", "A"))
                .toList();
        org.service.insert("Lead", rows);
        String next = org.call(
                        "GET", "/query?q=SELECT+Id+FROM+Lead", null, Map.of("Sforce-Query-Options", "batchSize=200"))
                .json()
                .path("nextRecordsUrl")
                .asText();
        assertThat(org.get(next).status()).isEqualTo(200);
        org.service.reset();
        logInAgain();
        assertThat(org.get(next).errorCode()).isEqualTo("INVALID_QUERY_LOCATOR");
    }

    @Test
    void streams_end() throws Exception {
        org.limits.set("concurrentStreams", 1);
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        CompletableFuture<JsonNode> poll = CompletableFuture.supplyAsync(() -> subscriber.connect(20_000));
        await("the poll has arrived").during(Duration.ofMillis(150)).until(() -> !poll.isDone());
        org.service.reset();
        assertThat(poll.get(2, TimeUnit.SECONDS).path(0).path("error").asText())
                .isEqualTo("401::Authentication invalid");
        logInAgain();
        assertThat(subscriber.connect(0).path(0).path("error").asText()).isEqualTo("403::Unknown client");
        assertThat(Subscriber.connected(org)
                        .subscribe(LEADS, -1)
                        .path("successful")
                        .asBoolean())
                .isTrue();
    }

    private void logInAgain() {
        org.token = org.login("grant_type=refresh_token&client_id=sandbox-client&client_secret=sandbox-secret"
                        + "&refresh_token=sandbox-refresh")
                .json()
                .path("access_token")
                .asText();
    }
}
