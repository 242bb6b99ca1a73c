package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutomationTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    @BeforeEach
    void sixOfEach() throws IOException {
        sandbox.activecampaign().post("/sandbox/seed", "{}");
    }

    private static Answer get(String path) throws IOException {
        return sandbox.activecampaign().get("/api/3/" + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"automations", "campaigns"})
    void theLabelFilterTakesWholeLabelsInAnyCase(String resource) throws IOException {
        assertThat(get(resource).at("/meta/total").asText()).isEqualTo("6");
        assertThat(get(resource + "?filters[label_name]=SALESFORCE")
                        .at("/meta/total")
                        .asText())
                .isEqualTo("2");
        sandbox.activecampaign().post("/sandbox/switches", "{'labelFilter':'sensitive'}");
        assertThat(get(resource + "?filters[label_name]=Salesforce")
                        .at("/meta/total")
                        .asText())
                .isEqualTo("1");
        sandbox.activecampaign().post("/sandbox/switches", "{'labelFilter':'ignored'}");
        assertThat(get(resource + "?filters[label_name]=Salesforce")
                        .at("/meta/total")
                        .asText())
                .isEqualTo("6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"automations", "campaigns"})
    void rowsShowNoLabels(String resource) throws IOException {
        JsonNode row = get(resource).at("/" + resource + "/1");
        assertThat(row.toString()).doesNotContainIgnoringCase("label").doesNotContain("_webhook");
        assertThat(row.path("status").isTextual()).isTrue();
    }

    @Test
    void campaignsHaveAMessageAndATrackerLink() throws IOException {
        assertThat(get("campaigns/1/links").at("/links/0/link").asText()).isEqualTo("open");
        assertThat(get("campaigns/1/campaignMessages")
                        .at("/campaignMessages/0/messageid")
                        .asText())
                .isEqualTo("1");
        assertThat(get("campaigns/1").at("/campaign").size()).isGreaterThan(80);
        assertThat(get("campaigns/99").at("/message").asText()).isEqualTo("No Result found for Campaign with id 99");
    }

    @Test
    void aContactEntersOnceAtATime() throws IOException {
        String contact = sandbox.contact("a@corp.test");
        String body = "{'contactAutomation':{'contact':'" + contact + "','automation':'2'}}";

        Answer entered = sandbox.activecampaign().post("/api/3/contactAutomations", body);
        assertThat(entered.status()).isEqualTo(201);
        assertThat(entered.at("/contactAutomation/seriesid").asText()).isEqualTo("2");
        Answer again = sandbox.activecampaign().post("/api/3/contactAutomations", body);
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.at("/message").asText()).isEqualTo("Could not create SubscriberSeries");
        assertThat(get("contacts/" + contact + "/contactAutomations").at("/contactAutomations"))
                .hasSize(1);
        assertThat(get("contactAutomations?filters[seriesid]=2")
                        .at("/meta/total")
                        .asText())
                .isEqualTo("1");
        assertThat(get("automations/2").at("/automation/entered").asText()).isEqualTo("1");
        assertThat(get("contacts/" + contact + "/automationEntryCounts")
                        .json()
                        .get(1)
                        .path("contactEntryCount")
                        .asText())
                .isEqualTo("1");
        assertThat(get("activities?contact=" + contact)
                        .at("/activities/0/reference_action")
                        .asText())
                .isEqualTo("start");

        assertThat(sandbox.activecampaign()
                        .delete("/api/3/contactAutomations/1")
                        .status())
                .isEqualTo(200);
        assertThat(sandbox.activecampaign()
                        .delete("/api/3/contactAutomations/1")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anInactiveAutomationTakesNobody() throws IOException {
        String contact = sandbox.contact("a@corp.test");
        sandbox.activecampaign().post("/sandbox/automations", "{'id':'9','name':'Off','status':2}");
        assertThat(sandbox.activecampaign()
                        .post(
                                "/api/3/contactAutomations",
                                "{'contactAutomation':{'contact':'" + contact + "','automation':'9'}}")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"'inactive,inside', 403, 403, 201", "'', 201, 201, 201", "'inactive,inside,repeated', 403, 403, 403"})
    void refusedEntries(String value, int inactive, int inside, int repeated) throws IOException {
        sandbox.get().switches().set("refusedEntries", value);
        sandbox.contact("a@corp.test");
        sandbox.activecampaign().post("/sandbox/automations", "{'id':'9','status':2}");
        assertThat(enter(9)).isEqualTo(inactive);
        assertThat(enter(2)).isEqualTo(201);
        assertThat(enter(2)).isEqualTo(inside);
        enter(3);
        sandbox.activecampaign()
                .post(
                        "/sandbox/activities",
                        "{'contact':'1','events':[{'kind':'automation-completed','automation':'3'}]}");
        assertThat(enter(3)).isEqualTo(repeated);
    }

    private static int enter(int automation) throws IOException {
        return sandbox.activecampaign()
                .post(
                        "/api/3/contactAutomations",
                        "{'contactAutomation':{'contact':1,'automation':" + automation + "}}")
                .status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"automations", "campaigns"})
    void aSwitchNamesTheKeyOfLabels(String resource) throws IOException {
        sandbox.get().switches().set("labelKey", "labels");
        assertThat(get(resource).at("/" + resource + "/1/labels/0").asText()).isEqualTo("Salesforce");
    }

    @Test
    void contactAutomationsAreFiltered() throws IOException {
        sandbox.contact("a@corp.test");
        enter(2);
        enter(3);
        sandbox.activecampaign()
                .post(
                        "/sandbox/activities",
                        "{'contact':'1','events':[{'kind':'automation-completed','automation':'3'}]}");
        assertThat(get("contactAutomations?filters[status]=2")
                        .at("/contactAutomations/0/seriesid")
                        .asText())
                .isEqualTo("3");
        assertThat(get("contactAutomations?filters[subscriberid]=2").at("/contactAutomations"))
                .isEmpty();
        assertThat(get("contactAutomations?filters[adddate][gt]=2020-01-01")
                        .at("/meta/total")
                        .asText())
                .isEqualTo("2");
        assertThat(get("automations/3").at("/automation/exited").asText()).isEqualTo("1");
    }

    @Test
    void automationsAndCampaignsAreFilteredAndOrdered() throws IOException {
        sandbox.activecampaign().post("/sandbox/automations", "{'id':'9','name':'AAA','status':2}");
        assertThat(get("automations?orders[name]=ASC&limit=1")
                        .at("/automations/0/id")
                        .asText())
                .isEqualTo("9");
        assertThat(get("automations?active=true").at("/meta/total").asText()).isEqualTo("6");
        assertThat(get("automations?filters[status]=2").at("/automations")).hasSize(1);
        assertThat(get("automations?filters[ids]=1,9").at("/automations")).hasSize(2);
        assertThat(get("campaigns?status=complete").at("/meta/total").asText()).isEqualTo("6");
        assertThat(get("campaigns?status=drafts").at("/meta/total").asText()).isEqualTo("0");
        assertThat(get("campaigns?filters[status]=5&filters[type]=single&orders[sdate]=DESC")
                        .at("/meta/total")
                        .asText())
                .isEqualTo("6");
        assertThat(get("campaigns?excludeTypes=single").at("/campaigns")).isEmpty();
        sandbox.contact("a@corp.test");
        sandbox.activecampaign()
                .post("/sandbox/activities", "{'contact':'1','events':[{'kind':'campaign-sent','campaign':'4'}]}");
        assertThat(get("campaigns?filters[subscriberid]=1").at("/campaigns").findValuesAsText("id"))
                .containsExactly("4");
    }
}
