package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccessTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static int take() throws IOException {
        return sandbox.activecampaign().get("/api/3/users/me").status();
    }

    private static List<Integer> take(int calls) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            statuses.add(take());
        }
        return statuses;
    }

    @Test
    void usersMeTestsAConnection() throws IOException {
        Answer me = sandbox.activecampaign().get("/api/3/users/me");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.at("/user/id").asText()).isEqualTo("1");
        assertThat(me.raw().headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void aWrongKeyIsForbiddenInTheWayTheSwitchSays() throws IOException {
        Answer json = sandbox.activecampaign().call("GET", "/api/3/users/me", null, "other");
        assertThat(json.status()).isEqualTo(403);
        assertThat(json.at("/message").asText()).isEqualTo("Forbidden");
        sandbox.activecampaign().post("/sandbox/switches", "{'badKey':'html'}");
        Answer html = sandbox.activecampaign().call("GET", "/api/3/users/me", null, "other");
        assertThat(html.status()).isEqualTo(403);
        assertThat(html.raw().body()).startsWith("<html>");
        sandbox.activecampaign().post("/sandbox/switches", "{'badKey':'401'}");
        assertThat(sandbox.activecampaign()
                        .call("GET", "/api/3/users/me", null, "other")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aBucketOfRequestsIsSharedByTheWholeAccount() throws IOException {
        sandbox.activecampaign().post("/sandbox/limits", "{'requestsPerSecond':5,'timeScale':0.05}");

        assertThat(take(5)).containsOnly(200);
        Answer refused = sandbox.activecampaign().get("/api/3/contacts");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.raw().headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.raw().headers().firstValue("RateLimit-Limit")).contains("5");
        assertThat(refused.raw().headers().firstValue("RateLimit-Remaining")).contains("0");
        sandbox.activecampaign().post("/sandbox/switches", "{'throttleStatus':'503'}");
        assertThat(take()).isEqualTo(503);
    }

    @Test
    void theBucketFillsWithTime() throws IOException {
        sandbox.activecampaign().post("/sandbox/limits", "{'requestsPerSecond':5}");
        take(5);
        await().until(() -> take() == 200);
    }

    @Test
    void timeScaleMakesTimePassFaster() throws IOException {
        sandbox.activecampaign().post("/sandbox/limits", "{'requestsPerSecond':5,'timeScale':1000}");
        assertThat(take(30)).containsOnly(200);
    }

    @Test
    void zeroSwitchesTheLimitOff() throws IOException {
        assertThat(take(40)).containsOnly(200);
        assertThat(sandbox.activecampaign()
                        .get("/api/3/users/me")
                        .raw()
                        .headers()
                        .firstValue("RateLimit-Limit"))
                .isEmpty();
    }

    @Test
    void unknownPathsAndMethodsAreToldApart() throws IOException {
        assertThat(sandbox.activecampaign().get("/api/3/nothing").status()).isEqualTo(404);
        assertThat(sandbox.activecampaign().delete("/api/3/contacts").status()).isEqualTo(405);
        assertThat(sandbox.activecampaign().post("/api/3/contacts", "{").status())
                .isEqualTo(400);
    }
}
