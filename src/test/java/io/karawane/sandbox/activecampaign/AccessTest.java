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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static Answer stranger(String badKey) throws IOException {
        sandbox.get().switches().set("badKey", badKey);
        return sandbox.activecampaign().call("GET", "/api/3/users/me", null, "other");
    }

    @Test
    void theRefusalOfAKeyCanBeEmptyAndTheRootTestsAKeyToo() throws IOException {
        assertThat(stranger("empty").status()).isEqualTo(403);
        assertThat(stranger("empty").raw().body()).isEmpty();
        assertThat(sandbox.activecampaign().get("/api/3/").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "json, application/json, Too Many",
        "html, text/html, <h1>429",
        "text, text/plain, Too Many",
        "empty, '', ''"
    })
    void throttleBody(String value, String type, String body) throws IOException {
        sandbox.get().switches().set("throttleBody", value);
        sandbox.get().switches().set("retryAfterSeconds", "30");
        sandbox.activecampaign().post("/sandbox/limits", "{'requestsPerSecond':1,'timeScale':0.01}");
        take();
        Answer refused = sandbox.activecampaign().get("/api/3/users/me");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.raw().headers().firstValue("Content-Type").orElse(""))
                .startsWith(type);
        assertThat(refused.raw().headers().firstValue("Retry-After")).contains("30");
        assertThat(refused.raw().body()).contains(body);
        sandbox.get().switches().set("retryAfterSeconds", "");
        assertThat(sandbox.activecampaign()
                        .get("/api/3/users/me")
                        .raw()
                        .headers()
                        .firstValue("Retry-After"))
                .isEmpty();
    }

    @Test
    void aGoodKeyIsNowAndThenRefused() throws IOException {
        sandbox.get().switches().set("spurious403", "3");
        assertThat(take(6)).containsExactly(200, 200, 403, 200, 200, 403);
        sandbox.get().switches().set("spurious403", "0.5");
        assertThat(take(40)).contains(200, 403);
        sandbox.get().switches().set("spurious403", "0");
        assertThat(take(10)).containsOnly(200);
    }

    @ParameterizedTest
    @CsvSource({"404, 404", "403, 403", "redirect, 302"})
    void anotherAccountsHostAnswersSomethingElse(String value, int status) throws IOException {
        sandbox.get().switches().set("accountHost", "corp.api-us1.com");
        sandbox.get().switches().set("wrongHost", value);
        assertThat(take()).isEqualTo(status);
        sandbox.get().switches().set("accountHost", "127.0.0.1");
        assertThat(take()).isEqualTo(200);
    }

    @Test
    void failuresBeforeTheApiAreHtmlOrText() throws IOException {
        sandbox.activecampaign()
                .post(
                        "/sandbox/faults",
                        "{'rules':[{'match':{'times':1},'then':{'status':502,'html':true}},"
                                + "{'match':{'times':1},'then':{'status':504,'body':'upstream request timeout'}}]}");
        Answer page = sandbox.activecampaign().get("/api/3/contacts");
        assertThat(page.raw().headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        Answer text = sandbox.activecampaign().get("/api/3/contacts");
        assertThat(text.status()).isEqualTo(504);
        assertThat(text.raw().headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    }

    @Test
    void importMinutesPassFasterToo() throws IOException {
        sandbox.activecampaign().post("/sandbox/limits", "{'singleImportsPerMinute':1,'timeScale':600}");
        String one = "{'contacts':[{'email':'a@corp.test'}]}";
        sandbox.activecampaign().post("/api/3/import/bulk_import", one);
        await().until(() ->
                sandbox.activecampaign().post("/api/3/import/bulk_import", one).status() == 200);
    }

    @Test
    void whatTheUserMayNotDoIsForbiddenInTheResourcesOwnWords() throws IOException {
        sandbox.get().switches().set("forbidden", "fields,lists");
        Answer fields = sandbox.activecampaign().get("/api/3/fields");
        assertThat(fields.status()).isEqualTo(403);
        assertThat(fields.json().toString()).isEqualTo("{\"message\":\"Forbidden\"}");
        assertThat(sandbox.activecampaign()
                        .post("/api/3/lists", "{}")
                        .at("/errors/0/title")
                        .asText())
                .isEqualTo("Forbidden");
        assertThat(sandbox.activecampaign().get("/api/3/tags").status()).isEqualTo(200);
    }
}
