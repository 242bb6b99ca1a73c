package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CampaignSendTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static final String SEND = "/admin/api.php?api_action=campaign_send&api_output=json&action=send";

    @BeforeEach
    void sixCampaignsAndOneContact() throws IOException {
        sandbox.activecampaign().post("/sandbox/seed", "{}");
        sandbox.contact("a@corp.test");
    }

    @Test
    void aSentCampaignIsInTheStreamAndCounted() throws IOException {
        Answer sent = sandbox.activecampaign().get(SEND + "&email=A@corp.test&campaignid=2&messageid=2");

        assertThat(sent.at("/result_code").asInt()).isOne();
        assertThat(sandbox.activecampaign()
                        .get("/api/3/activities?contact=1")
                        .at("/activities/0/reference_type")
                        .asText())
                .isEqualTo("Log");
        assertThat(sandbox.activecampaign()
                        .get("/api/3/campaigns/2")
                        .at("/campaign/send_amt")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void everyRefusalIsA200() throws IOException {
        for (String wrong : new String[] {
            "&email=b@corp.test&campaignid=2&messageid=2",
            "&email=a@corp.test&campaignid=99&messageid=2",
            "&email=a@corp.test&campaignid=2&messageid=0"
        }) {
            Answer answer = sandbox.activecampaign().get(SEND + wrong);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.at("/result_code").asInt(9)).as(wrong).isZero();
        }
        Answer badKey = sandbox.activecampaign().call("GET", SEND, null, "other");
        assertThat(badKey.status()).isEqualTo(200);
        assertThat(badKey.at("/result_message").asText()).isEqualTo("You are not authorized to access this file");
    }

    @Test
    void withoutApiOutputItIsXml() throws IOException {
        assertThat(sandbox.activecampaign()
                        .get("/admin/api.php?api_action=x")
                        .raw()
                        .body())
                .contains("<result_code>0</result_code>");
    }
}
