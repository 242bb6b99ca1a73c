package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportFailureTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static Answer send(String contacts) throws IOException {
        return sandbox.activecampaign().post("/api/3/import/bulk_import", "{'contacts':[" + contacts + "]}");
    }

    private static JsonNode info(Answer queued) throws IOException {
        return sandbox.activecampaign()
                .get("/api/3/import/info?batchId=" + queued.at("/batchId").asText())
                .json();
    }

    private static JsonNode ended(Answer queued) {
        return await().until(
                        () -> info(queued),
                        info -> info.path("status").asText().matches("completed|failed|interrupted"));
    }

    private static String people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'email':'p" + i + "@corp.test','last_name':'L'}")
                .collect(Collectors.joining(","));
    }

    @Test
    void oneFaultRefusesTheWholeRequest() throws IOException {
        Answer answer =
                send("{'email':'a@corp.test'},{'email':'b'},{'first_name':'C'},{'email':'d@corp.test','phone':1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/success").asInt(9)).isZero();
        assertThat(answer.at("/failureReasons").toString())
                .isEqualTo("[{\"contact\":1,\"failureReason\":\"Field 'email' incorrect format\"},"
                        + "{\"contact\":2,\"failureReason\":\"Field 'email' is required\"},"
                        + "{\"contact\":3,\"failureReason\":\"Field 'phone' incorrect format\"}]");
        assertThat(sandbox.activecampaign().get("/api/3/import/bulk_import").at("/outstanding"))
                .isEmpty();
    }

    @Test
    void sizesAreLimited() throws IOException {
        assertThat(send("").status()).isEqualTo(400);
        assertThat(send(people(250)).status()).isEqualTo(200);
        assertThat(send(people(251)).status()).isEqualTo(400);
        assertThat(send("{'email':'a@corp.test','first_name':'" + "x".repeat(400_000) + "'}")
                        .status())
                .isEqualTo(400);
        assertThat(send("{'email':'a@corp.test','fields':[{'id':'1','value':'x'}]}")
                        .status())
                .as("field ids are numbers here")
                .isEqualTo(400);
    }

    @Test
    void singleAndMultipleImportsHaveAMinuteOfTheirOwn() throws IOException {
        sandbox.activecampaign().post("/sandbox/limits", "{'importsPerMinute':2,'singleImportsPerMinute':1}");

        assertThat(send(people(1)).status()).isEqualTo(200);
        Answer single = send(people(1));
        assertThat(single.status()).as("400, not 429").isEqualTo(400);
        assertThat(single.at("/message").asText()).isEqualTo("Rate limit exceeded.");
        assertThat(single.at("/failureReasons/0").asText()).startsWith("Up to 1 single-contact imports");
        assertThat(send(people(2)).status()).isEqualTo(200);
        assertThat(send(people(2)).status()).isEqualTo(200);
        assertThat(send(people(2)).status()).isEqualTo(400);
    }

    @Test
    void aBatchCanFailOrBeInterrupted() throws IOException {
        sandbox.activecampaign().post("/sandbox/switches", "{'importOutcome':'failed'}");
        assertThat(ended(send(people(4))).path("status").asText()).isEqualTo("failed");
        assertThat(sandbox.activecampaign().get("/api/3/contacts").at("/contacts"))
                .isEmpty();
        sandbox.activecampaign().post("/sandbox/switches", "{'importOutcome':'interrupted'}");
        assertThat(ended(send(people(4))).path("status").asText()).isEqualTo("interrupted");
        assertThat(sandbox.activecampaign().get("/api/3/contacts").at("/contacts"))
                .hasSize(2);
    }

    @Test
    void singleContactsCanFailWithinABatch() throws IOException {
        sandbox.activecampaign().post("/sandbox/switches", "{'importFailingEmails':'p1@corp.test'}");
        JsonNode info = ended(send(people(3)));
        assertThat(info.path("success")).hasSize(2);
        assertThat(info.at("/failure/0").asText()).isEqualTo("p1@corp.test");
    }

    @Test
    void statusNeedsAKnownBatch() throws IOException {
        Answer missing = sandbox.activecampaign().get("/api/3/import/info");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.at("/message").asText()).isEqualTo("'batchId' is a required field.");
        assertThat(sandbox.activecampaign().get("/api/3/import/info?batchId=x").status())
                .isEqualTo(404);
    }
}
