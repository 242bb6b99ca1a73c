package io.karawane.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UserActionTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static List<String> leads() {
        return sandbox.get()
                .salesforce()
                .insert(
                        "Lead",
                        List.of(
                                Map.of("LastName", "Ex", "Company", "Corp", "Email", "a@corp.test"),
                                Map.of("LastName", "Ypsilon", "Company", "Corp", "Email", "b@corp.test")));
    }

    @Test
    void aLeadIsConvertedAsAUserDoesIt() throws IOException {
        String lead = leads().get(0);

        JsonNode answer = sandbox.activecampaign()
                .post("/sandbox/leads/" + lead + "/convert", "")
                .json();

        JsonNode dump = sandbox.get().dump().path("salesforce");
        assertThat(dump.at("/Contact/0/Id")).isEqualTo(answer.path("contactId"));
        assertThat(dump.at("/Account/0/Name").asText()).isEqualTo("Corp");
        assertThat(sandbox.activecampaign()
                        .post("/sandbox/leads/00Q500000000999EAA/convert", "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void leadsAreMergedAsAUserDoesIt() throws IOException {
        List<String> leads = leads();

        int status = sandbox.salesforce()
                .post(
                        "/sandbox/merge",
                        "{'object':'Lead','winner':'" + leads.get(0) + "','losers':['" + leads.get(1) + "']}")
                .status();

        assertThat(status).isEqualTo(200);
        assertThat(sandbox.get().dump().at("/salesforce/Lead").findValuesAsText("Id"))
                .containsExactly(leads.get(0));
    }
}
