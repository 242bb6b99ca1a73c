package io.karawane.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallBookTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void callsAreCountedByServiceMethodPathAndStatus() throws IOException {
        sandbox.activecampaign().get("/api/3/contacts/1");
        sandbox.activecampaign().get("/api/3/contacts/2");
        sandbox.activecampaign().get("/api/3/contacts");
        sandbox.salesforce().get("/services/data");

        JsonNode calls = sandbox.salesforce().get("/sandbox/calls").json();

        assertThat(calls.path("total").asInt()).isEqualTo(4);
        assertThat(calls.path("calls").get(1).toString())
                .isEqualTo("{\"service\":\"activecampaign\",\"method\":\"GET\","
                        + "\"path\":\"/api/3/contacts/{id}\",\"status\":404,\"count\":2}");
    }

    @Test
    void callsBeforeSinceAreLeftOut() throws IOException {
        sandbox.activecampaign().get("/api/3/contacts");
        Instant since = Instant.now();
        sandbox.activecampaign().get("/api/3/tags");

        JsonNode calls =
                sandbox.activecampaign().get("/sandbox/calls?since=" + since).json();

        assertThat(calls.path("total").asInt()).isOne();
        assertThat(calls.at("/calls/0/path").asText()).isEqualTo("/api/3/tags");
        assertThat(sandbox.activecampaign().get("/sandbox/calls?since=x").status())
                .isEqualTo(400);
    }

    @Test
    void resetEmptiesTheBookAndSetsLimitsAndSwitchesBack() throws IOException {
        sandbox.activecampaign().get("/api/3/contacts");
        sandbox.activecampaign().post("/sandbox/switches", "{'accounts':false}");
        sandbox.activecampaign().post("/sandbox/limits", "{'requestsPerSecond':1}");

        sandbox.activecampaign().post("/sandbox/reset", "");

        assertThat(sandbox.activecampaign().get("/sandbox/calls").at("/total").asInt())
                .isZero();
        assertThat(sandbox.get().switches().on("accounts")).isTrue();
        assertThat(sandbox.get().activecampaignLimits().get("requestsPerSecond"))
                .isEqualTo(5);
    }

    @Test
    void aCompositeCallIsOneCallWhateverItHolds() throws IOException {
        String token = sandbox.token();
        Instant since = Instant.now();
        sandbox.salesforce()
                .post(
                        "/services/data/v63.0/composite",
                        "{'compositeRequest':[{'method':'GET','url':'/services/data/v63.0/sobjects',"
                                + "'referenceId':'a'}]}",
                        token);

        JsonNode calls =
                sandbox.salesforce().get("/sandbox/calls?since=" + since).json();

        assertThat(calls.path("total").asInt()).isOne();
        assertThat(calls.at("/calls/0/path").asText()).isEqualTo("/services/data/v63.0/composite");
    }
}
