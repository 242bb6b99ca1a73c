package io.karawane.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatusTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void tellsRowsLimitsSwitchesFaultsAndCalls() throws IOException {
        sandbox.contact("a@corp.test");
        sandbox.salesforce().post("/sandbox/seed", "{'leads':3}");
        sandbox.salesforce().post("/sandbox/limits", "{'collectionSize':50}");
        sandbox.salesforce().post("/sandbox/switches", "{'accounts':false}");
        sandbox.salesforce().post("/sandbox/faults", "{'rules':[{'match':{'nth':9},'then':{'status':500}}]}");

        Answer status = sandbox.activecampaign().get("/sandbox/status");

        assertThat(status.at("/salesforce/rows/Lead").asInt()).isEqualTo(3);
        assertThat(status.at("/activecampaign/rows/contacts").asInt()).isEqualTo(1);
        assertThat(status.at("/salesforce/limits/collectionSize/value").asInt()).isEqualTo(50);
        assertThat(status.at("/salesforce/limits/collectionSize/default").asInt())
                .isEqualTo(200);
        assertThat(status.at("/switches/accounts/value").asText()).isEqualTo("false");
        assertThat(status.at("/switches/accounts/default").asText()).isEqualTo("true");
        assertThat(status.at("/salesforce/faults").asInt()).isEqualTo(1);
        assertThat(status.at("/activecampaign/faults").asInt()).isZero();
        assertThat(status.at("/calls/0/path").asText()).isEqualTo("/api/3/contacts");
    }

    @Test
    void showsTheLatestCallsFirstWithTheirIds() throws IOException {
        sandbox.activecampaign().get("/api/3/contacts/5");
        sandbox.activecampaign().get("/api/3/tags");

        Answer status = sandbox.activecampaign().get("/sandbox/status");

        assertThat(status.at("/recent/0/path").asText()).isEqualTo("/api/3/tags");
        assertThat(status.at("/recent/1/path").asText()).isEqualTo("/api/3/contacts/5");
        assertThat(status.at("/recent/1/status").asInt()).isEqualTo(404);
        for (int i = 0; i < 120; i++) {
            sandbox.activecampaign().get("/api/3/tags");
        }
        assertThat(sandbox.activecampaign().get("/sandbox/status").at("/recent"))
                .hasSize(100);
    }

    @Test
    void bothPortsServeThePage() throws IOException {
        for (String path : new String[] {"/sandbox", "/sandbox/"}) {
            Answer page = sandbox.salesforce().get(path);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.raw().headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
            assertThat(page.raw().body()).contains("/sandbox/status");
        }
        assertThat(sandbox.activecampaign().get("/sandbox").status()).isEqualTo(200);
    }
}
