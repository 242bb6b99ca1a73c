package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContactFilterTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static final Api api = new Api(sandbox);

    @BeforeEach
    void threePeople() throws IOException {
        for (String name : List.of("an", "bo", "cy")) {
            sandbox.get()
                    .activecampaign()
                    .addContact(
                            Map.of("email", name + "@corp.test", "firstName", name, "phone", "+49 " + name),
                            List.of(),
                            name.equals("cy") ? "Corp" : "");
        }
        api.list("News");
        api.list("Events");
        api.subscribe("1", 1, 1);
        api.subscribe("2", 1, 2);
        api.subscribe("2", 2, 1);
    }

    private static List<String> ids(String query) throws IOException {
        return api.get("contacts?" + query).at("/contacts").findValuesAsText("id");
    }

    @Test
    void listsAndTheirStatus() throws IOException {
        assertThat(ids("listid=1")).containsExactly("1", "2");
        assertThat(ids("listid=2")).containsExactly("2");
        assertThat(ids("status=2")).containsExactly("2");
        assertThat(ids("status=1")).containsExactly("1", "2");
        assertThat(ids("status=3")).isEmpty();
        assertThat(ids("status=-1")).hasSize(3);
        assertThat(ids("in_group_lists=true")).as("an admin sees everybody").hasSize(3);
    }

    @Test
    void automations() throws IOException {
        sandbox.activecampaign().post("/sandbox/automations", "{'id':'4','name':'A'}");
        api.post("contactAutomations", "{'contactAutomation':{'contact':3,'automation':4}}");
        assertThat(ids("seriesid=4")).containsExactly("3");
        assertThat(ids("seriesid=5")).isEmpty();
    }

    @Test
    void segmentsFormsAndWaitsThatAreNotThereFindNobody() throws IOException {
        assertThat(ids("segmentid=1&forceQuery=1")).isEmpty();
        assertThat(ids("waitid=1")).isEmpty();
        assertThat(ids("formid=1")).isEmpty();
        JsonNode input = api.get("contacts?segmentid=7&formid=2&search=x").at("/meta/page_input");
        assertThat(input.path("segmentid").asInt()).isEqualTo(7);
        assertThat(input.path("formid").asInt()).isEqualTo(2);
        assertThat(input.path("search").asText()).isEqualTo("x");
        assertThat(ids("segmentid=0&formid=0&listid=0"))
                .as("0 asks for nothing")
                .hasSize(3);
    }

    @Test
    void phoneStartsWithAndSearchKnowsTheOrganization() throws IOException {
        assertThat(ids("phone=%2B49%20b")).containsExactly("2");
        assertThat(ids("phone=49")).isEmpty();
        assertThat(ids("search=corp")).hasSize(3);
        assertThat(ids("search=Corp&exclude=3")).containsExactly("1", "2");
        assertThat(ids("search=%2B49%20cy")).containsExactly("3");
    }

    @Test
    void ordersCanBeSeveral() throws IOException {
        sandbox.get().activecampaign().addContact(Map.of("email", "z@corp.test", "firstName", "AN"), List.of(), "");
        assertThat(ids("orders[first_name]=ASC&orders[id]=DESC")).containsExactly("4", "1", "2", "3");
        assertThat(ids("orders[name]=DESC&orders[email]=ASC")).startsWith("3", "2");
        assertThat(ids("orders[score]=DESC")).hasSize(4);
    }

    @Test
    void includeTakesSeveralNames() throws IOException {
        JsonNode page =
                api.get("contacts?include=fieldValues,contactLists,contactTags").json();
        assertThat(page.path("contactLists")).hasSize(3);
        assertThat(page.path("fieldValues")).isEmpty();
        assertThat(page.at("/contacts/1/contactLists")).hasSize(2);
    }

    @Test
    void datesAreComparedBySecondOrDay() throws IOException {
        long now = Instant.now().getEpochSecond();
        String past = Times.offset((int) now - 1).replace("+", "%2B");
        assertThat(ids("filters[updated_after]=" + past.substring(0, 10)))
                .as("midnight has passed")
                .hasSize(3);
        api.set("filterDatePrecision", "day");
        assertThat(ids("filters[updated_after]=" + past.substring(0, 10))).isEmpty();
    }

    @Test
    void aTimeWithoutOffsetIsOfUsCentralOrUtc() throws IOException {
        String hourAhead = Times.plain(Times.now() + 3600).replace(" ", "%20");
        assertThat(ids("filters[created_before]=" + hourAhead)).hasSize(3);
        api.set("filterTimeZone", "utc");
        assertThat(ids("filters[created_before]=" + hourAhead))
                .as("read as UTC it is hours ago")
                .isEmpty();
    }

    @Test
    void everyListBelowAContactIsThereWithoutMeta() throws IOException {
        for (String name : List.of("bounceLogs", "contactGoals", "deals", "geoIps", "notes", "scoreValues")) {
            assertThat(api.get("contacts/1/" + name).json().fieldNames())
                    .toIterable()
                    .containsExactly(name);
        }
    }
}
