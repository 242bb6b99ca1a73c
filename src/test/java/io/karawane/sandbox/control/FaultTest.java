package io.karawane.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.karawane.sandbox.Caller;
import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void aStatusWithBodyAndHeadersReplacesTheAnswer() throws IOException {
        sandbox.rule(
                "{'path':'/api/3/*'}", "{'status':429,'headers':{'Retry-After':'7'},'body':{'message':'slow down'}}");

        Answer answer = sandbox.activecampaign().get("/api/3/contacts");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.raw().headers().firstValue("Retry-After")).contains("7");
        assertThat(answer.at("/message").asText()).isEqualTo("slow down");
    }

    @Test
    void htmlIsAPageInsteadOfJson() throws IOException {
        sandbox.rule("{}", "{'html':true}");

        Answer answer = sandbox.activecampaign().get("/api/3/contacts");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.raw().headers().firstValue("Content-Type")).contains("text/html");
        assertThat(answer.raw().body()).contains("<html>");
    }

    @Test
    void nthStrikesOnlyThatCall() throws IOException {
        sandbox.rule("{'method':'GET','path':'/api/3/contacts','nth':2}", "{'status':500}");
        Caller caller = sandbox.activecampaign();

        assertThat(caller.get("/api/3/contacts").status()).isEqualTo(200);
        assertThat(caller.get("/api/3/tags").status()).isEqualTo(200);
        assertThat(caller.get("/api/3/contacts").status()).isEqualTo(500);
        assertThat(caller.get("/api/3/contacts").status()).isEqualTo(200);
    }

    @Test
    void timesEndsARule() throws IOException {
        sandbox.rule("{'path':'/api/3/contacts/{id}','times':1}", "{'status':500}");

        assertThat(sandbox.activecampaign().get("/api/3/contacts/5").status()).isEqualTo(500);
        assertThat(sandbox.activecampaign().get("/api/3/contacts/5").status()).isEqualTo(404);
    }

    @Test
    void probabilityStrikesSomeCalls() throws IOException {
        sandbox.rule("{'probability':0.5}", "{'status':500}");
        int struck = 0;
        for (int i = 0; i < 40; i++) {
            struck += sandbox.activecampaign().get("/api/3/tags").status() == 500 ? 1 : 0;
        }
        assertThat(struck).isBetween(5, 35);
    }

    @Test
    void aResetLosesTheAnswerOfACallThatWasCarriedOut() throws IOException {
        sandbox.rule("{'method':'POST','times':1}", "{'reset':true}");

        assertThatThrownBy(() -> sandbox.contact("a@corp.test")).isInstanceOf(IOException.class);

        assertThat(sandbox.activecampaign()
                        .get("/api/3/contacts")
                        .at("/meta/total")
                        .asText())
                .isEqualTo("1");
        assertThat(sandbox.activecampaign()
                        .get("/sandbox/calls")
                        .at("/calls/1/status")
                        .asInt())
                .as("an answer that never arrived")
                .isZero();
    }

    @Test
    void aResetBeforeLosesTheCall() throws IOException {
        sandbox.rule("{'method':'POST','times':1}", "{'reset':'before'}");

        assertThatThrownBy(() -> sandbox.contact("a@corp.test")).isInstanceOf(IOException.class);

        assertThat(sandbox.activecampaign()
                        .get("/api/3/contacts")
                        .at("/meta/total")
                        .asText())
                .isEqualTo("0");
    }

    @Test
    void truncateCutsTheAnswerShort() throws IOException {
        sandbox.rule("{}", "{'truncate':20}");
        assertThatThrownBy(() -> sandbox.activecampaign().get("/api/3/users/me"))
                .isInstanceOf(IOException.class);
        sandbox.rule("{}", "{'truncate':true}");
        assertThatThrownBy(() -> sandbox.activecampaign().get("/api/3/users/me"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void delayHoldsTheAnswerBack() throws IOException {
        sandbox.rule("{'path':'/api/3/tags'}", "{'delayMs':300}");
        long before = System.nanoTime();
        assertThat(sandbox.activecampaign().get("/api/3/tags").status()).isEqualTo(200);
        assertThat(System.nanoTime() - before).isGreaterThan(290_000_000L);
    }

    @Test
    void aCallWhoseAnswerIsLateHasBeenCarriedOut() throws IOException {
        sandbox.rule("{'method':'POST'}", "{'delayMs':60000}");
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.get().activecampaignUrl() + "/api/3/contacts"))
                .timeout(Duration.ofMillis(400))
                .header("Api-Token", "sandbox-key")
                .POST(HttpRequest.BodyPublishers.ofString("{\"contact\":{\"email\":\"late@corp.test\"}}"))
                .build();

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);

        assertThat(sandbox.activecampaign()
                        .get("/api/3/contacts?email=late@corp.test")
                        .at("/meta/total")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void aRuleMayLookAtTheQuery() throws IOException {
        sandbox.rule("{'query':'*email=a@corp.test*'}", "{'status':500}");

        assertThat(sandbox.activecampaign()
                        .get("/api/3/contacts?email=a%40corp.test")
                        .status())
                .isEqualTo(500);
        assertThat(sandbox.activecampaign()
                        .get("/api/3/contacts?email=b%40corp.test")
                        .status())
                .isEqualTo(200);
        assertThat(sandbox.activecampaign().get("/api/3/contacts").status()).isEqualTo(200);
    }

    @Test
    void aRuleMayEndAfterSomeTime() throws IOException {
        sandbox.rule("{'forMs':700}", "{'status':503}");

        assertThat(sandbox.activecampaign().get("/api/3/tags").status()).isEqualTo(503);
        await().until(() -> sandbox.activecampaign().get("/api/3/tags").status() == 200);
    }

    @Test
    void latencyDelaysEveryCallOfThatPort() throws IOException {
        sandbox.activecampaign().post("/sandbox/limits", "{'latencyMs':150}");
        long before = System.nanoTime();
        assertThat(sandbox.activecampaign().get("/api/3/tags").status()).isEqualTo(200);
        assertThat(System.nanoTime() - before).isGreaterThan(140_000_000L);
    }

    @Test
    void aFrozenStreamNeverAnswers() throws IOException {
        sandbox.rule("{}", "{'freezeStream':true}");
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.get().activecampaignUrl() + "/api/3/users/me"))
                .timeout(Duration.ofMillis(400))
                .build();
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void anEmptyListClearsAndUnknownWordsAreRefused() throws IOException {
        sandbox.rule("{}", "{'status':500}");
        sandbox.activecampaign().post("/sandbox/faults", "{'rules':[]}");
        assertThat(sandbox.activecampaign().get("/api/3/tags").status()).isEqualTo(200);
        assertThat(sandbox.activecampaign()
                        .post("/sandbox/faults", "{'rules':[{'match':{'route':'/'},'then':{}}]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void rulesBelongToThePortThatWasAsked() throws IOException {
        sandbox.salesforce().post("/sandbox/faults", "{'rules':[{'match':{},'then':{'status':503}}]}");
        assertThat(sandbox.activecampaign().get("/api/3/tags").status()).isEqualTo(200);
        assertThat(sandbox.salesforce().get("/services/data").status()).isEqualTo(503);
    }

    @Test
    void aCompositeCallIsStruckAsAWholeAndNotWithin() throws IOException {
        String token = sandbox.token();
        String path = "/services/data/v63.0/composite";
        String call = "{'compositeRequest':[{'method':'GET','url':'/services/data/v63.0/sobjects','referenceId':'a'}]}";
        sandbox.salesforce()
                .post("/sandbox/faults", "{'rules':[{'match':{'path':'*/sobjects'},'then':{'status':503}}]}");

        assertThat(sandbox.salesforce()
                        .post(path, call, token)
                        .at("/compositeResponse/0/httpStatusCode")
                        .asInt())
                .isEqualTo(200);

        sandbox.salesforce()
                .post("/sandbox/faults", "{'rules':[{'match':{'path':'*/composite'},'then':{'status':503}}]}");
        assertThat(sandbox.salesforce().post(path, call, token).status()).isEqualTo(503);
    }
}
