package io.karawane.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlanTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static Answer seed(String plan) throws IOException {
        return sandbox.activecampaign().post("/sandbox/seed", plan);
    }

    @Test
    void aPlanThatCannotBeIsRefusedAndNothingIsSown() throws IOException {
        for (String plan : new String[] {
            "{'leads':-1}",
            "{'leads':1.5}",
            "{'leads':'5'}",
            "{'leads':null}",
            "{'leads':2000001}",
            "{'leads':99999999999}",
            "{'lead':1}",
            "{'seed':'x'}",
            "[]",
            "5",
            "{'leads':10,'activecampaignContacts':5,'overlap':6}",
            "{'leads':50,'activecampaignContacts':99,'overlap':50}",
            "{'overlap':1}"
        }) {
            Answer answer = seed(plan);
            assertThat(answer.status()).as(plan).isEqualTo(400);
            assertThat(answer.at("/message").asText()).as(plan).contains(" ");
        }
        assertThat(sandbox.get().dump().at("/salesforce/Lead")).isEmpty();
        assertThat(seed("{'leads':50,'activecampaignContacts':99,'overlap':49}").status())
                .isEqualTo(200);
    }

    @Test
    void moreOverlapIsPossibleUpToEveryEmailThatThereIs() throws IOException {
        for (int records : new int[] {99, 100, 101, 150, 300, 301, 302}) {
            int most = SalesforceSeed.emails(records);
            sandbox.get().reset();
            assertThat(new Plan(records, 0, 0, records, most, 7)).isNotNull();
            assertThat(sandbox.get()
                            .seed(new Plan(records, 0, 0, records, most, 7))
                            .activecampaignContacts())
                    .hasSize(records);
        }
    }

    @Test
    void whatAnAccountIsSetUpWithIsThereOnce() throws IOException {
        for (int i = 0; i < 3; i++) {
            seed("{'activecampaignContacts':3,'seed':" + i + "}");
        }
        for (String list : new String[] {"campaigns", "automations"}) {
            assertThat(sandbox.activecampaign()
                            .get("/api/3/" + list)
                            .at("/meta/total")
                            .asInt())
                    .isEqualTo(6);
        }
        assertThat(sandbox.activecampaign().get("/api/3/lists").at("/lists")).hasSize(3);
        assertThat(sandbox.activecampaign().get("/api/3/fields").at("/fields")).hasSize(11);
        assertThat(sandbox.activecampaign()
                        .get("/api/3/automations?filters[label_name]=Salesforce")
                        .at("/automations"))
                .hasSize(2);
    }
}
