package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ActivityTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static final String ALL = """
            {'kind':'campaign-sent','campaign':'1','at':'2026-01-01T10:00:00Z'},
            {'kind':'campaign-opened','campaign':'1','at':'2026-01-02T10:00:00Z'},
            {'kind':'campaign-opened','campaign':'1','machine':true,'at':'2026-01-03T10:00:00Z'},
            {'kind':'link-clicked','campaign':'1','url':'https://www.corp.test/a','at':'2026-01-04T10:00:00Z'},
            {'kind':'campaign-replied','campaign':'1','subject':'Re','body':'Yes','at':'2026-01-05T10:00:00Z'},
            {'kind':'automation-entered','automation':'2','at':'2026-01-06T10:00:00Z'},
            {'kind':'automation-completed','automation':'2','at':'2026-01-07T10:00:00Z'},
            {'kind':'tracking','url':'https://www.corp.test/b','at':'2026-01-08T10:00:00Z'},
            {'kind':'other','note':'Called','at':'2026-01-09T10:00:00Z'}""";

    @BeforeEach
    void plant() throws IOException {
        sandbox.activecampaign().post("/sandbox/seed", "{'activecampaignContacts':2}");
        assertThat(sandbox.activecampaign()
                        .post("/sandbox/activities", "{'contact':'1','events':[" + ALL + "]}")
                        .status())
                .isEqualTo(200);
    }

    private static JsonNode activities(String query) throws IOException {
        return sandbox.activecampaign().get("/api/3/activities?" + query).json();
    }

    @Test
    void everyKindOfEventIsInTheStreamOldestFirst() throws IOException {
        JsonNode page = activities("contact=1");
        assertThat(page.path("activities").findValuesAsText("reference_type"))
                .containsExactly(
                        "Log",
                        "LinkData",
                        "MppLinkData",
                        "LinkData",
                        "Reply",
                        "SubscriberSeries",
                        "SubscriberSeries",
                        "TrackingLog",
                        "Note");
        assertThat(page.at("/activities/6/reference_action").asText()).isEqualTo("complete");
        assertThat(page.at("/meta/total").asText()).isEqualTo("9");
        assertThat(page.at("/contacts/0/id").asText()).isEqualTo("1");
        assertThat(activities("contact=2").path("activities")).isEmpty();
    }

    @Test
    void orderAfterAndPagesAreHonouredAndFiltersIgnored() throws IOException {
        assertThat(activities("orders[tstamp]=DESC&limit=1&filters[type]=x")
                        .at("/activities/0/reference_type")
                        .asText())
                .isEqualTo("Note");
        assertThat(activities("contact=1&after=2026-01-07T12:00:00-06:00").path("activities"))
                .hasSize(2);
    }

    @Test
    void referencesAreSideLoadedOnRequest() throws IOException {
        assertThat(activities("contact=1").has("linkData")).isFalse();
        JsonNode page =
                activities("contact=1&include=reference,reference.campaign,reference.link,reference.automation");
        assertThat(page.path("linkData").findValuesAsText("isread")).containsExactly("1", "0");
        assertThat(page.at("/mppLinkData/0/isread").asText()).isEqualTo("2");
        assertThat(page.path("campaigns")).hasSize(1);
        assertThat(page.path("links").findValuesAsText("link")).containsExactly("open", "https://www.corp.test/a");
        assertThat(page.path("automations")).hasSize(1);
        assertThat(page.at("/trackingLogs/0/value").asText()).isEqualTo("https://www.corp.test/b");
    }

    @Test
    void rawTablesCanBeRead() throws IOException {
        for (String table :
                new String[] {"logs", "linkData", "mppLinkData", "links", "bounceLogs", "emailActivities"}) {
            assertThat(sandbox.activecampaign().get("/api/3/" + table).status())
                    .as(table)
                    .isEqualTo(200);
        }
        assertThat(sandbox.activecampaign()
                        .get("/api/3/linkData/2")
                        .at("/linkData/isread")
                        .asText())
                .isEqualTo("0");
        assertThat(sandbox.activecampaign()
                        .get("/api/3/contacts/1/trackingLogs")
                        .at("/trackingLogs"))
                .hasSize(1);
        assertThat(sandbox.activecampaign()
                        .get("/api/3/contacts/1")
                        .at("/contact/last_open_date")
                        .asText())
                .startsWith("2026-01-02");
    }

    @Test
    void whatIsUnknownIsRefused() throws IOException {
        for (String event : new String[] {
            "{'kind':'dance'}", "{'kind':'campaign-sent','campaign':'99'}", "{'kind':'other','at':'yesterday'}"
        }) {
            assertThat(sandbox.activecampaign()
                            .post("/sandbox/activities", "{'contact':'1','events':[" + event + "]}")
                            .status())
                    .as(event)
                    .isEqualTo(400);
        }
    }
}
