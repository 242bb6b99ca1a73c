package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContactListTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    @BeforeEach
    void people() {
        for (int i = 1; i <= 130; i++) {
            sandbox.get()
                    .activecampaign()
                    .addContact(
                            Map.of("email", "p" + i + "@corp.test", "lastName", "L" + (200 - i), "firstName", "Bo"),
                            i == 3 ? List.of("vip") : List.of(),
                            i == 3 ? "Corp" : "");
        }
    }

    private static JsonNode list(String query) throws IOException {
        return sandbox.activecampaign().get("/api/3/contacts?" + query).json();
    }

    private static List<String> ids(String query) throws IOException {
        return list(query).findValuesAsText("id");
    }

    @Test
    void pagesHoldTwentyRowsAndNeverMoreThanAHundred() throws IOException {
        assertThat(list("").path("contacts")).hasSize(20);
        JsonNode clamped = list("limit=500&offset=100");
        assertThat(clamped.path("contacts")).hasSize(30);
        assertThat(clamped.at("/meta/total").isTextual()).isTrue();
        assertThat(clamped.at("/meta/total").asText()).isEqualTo("130");
        assertThat(clamped.at("/meta/page_input/limit").asInt()).isEqualTo(100);
        assertThat(list("limit=500").path("contacts")).hasSize(100);
    }

    @Test
    void idsSelectExactlyThose() throws IOException {
        assertThat(ids("ids[]=5&ids[]=3&ids[]=999&ids[]=5")).containsExactly("3", "5");
    }

    @Test
    void emailIsExactAndKnowsNoCase() throws IOException {
        assertThat(ids("email=P7@CORP.TEST")).containsExactly("7");
        assertThat(ids("email=nobody@corp.test")).isEmpty();
        assertThat(ids("email_like=p12@")).containsExactly("12");
    }

    @Test
    void searchLooksAtNamesAndEmail() throws IOException {
        assertThat(ids("search=p44@")).containsExactly("44");
        assertThat(ids("search=bo%20l199")).containsExactly("1");
    }

    @Test
    void idGreaterAndOrdersWalkThroughEverybody() throws IOException {
        assertThat(ids("orders[id]=ASC&id_greater=128")).containsExactly("129", "130");
        assertThat(ids("orders[id]=DESC&limit=2")).containsExactly("130", "129");
        assertThat(ids("orders[last_name]=ASC&limit=1")).containsExactly("100");
        assertThat(ids("id_less=3")).containsExactly("1", "2");
        assertThat(ids("id_less=3&exclude=1")).containsExactly("2");
    }

    @Test
    void updatedAfterTakesAWallClockOfUsCentralOrAnOffset() throws IOException {
        Instant later = Instant.now().plus(1, ChronoUnit.HOURS);
        Instant earlier = Instant.now().minus(1, ChronoUnit.HOURS);
        assertThat(list("filters[updated_after]=" + later).at("/meta/total").asText())
                .isEqualTo("0");
        assertThat(list("filters[updated_after]=" + earlier).at("/meta/total").asText())
                .isEqualTo("130");
        String wall = Times.plain((int) earlier.getEpochSecond()).replace(" ", "%20");
        assertThat(list("filters[updated_after]=" + wall).at("/meta/total").asText())
                .isEqualTo("130");
        assertThat(list("filters[created_before]=" + earlier).at("/meta/total").asText())
                .isEqualTo("0");
    }

    @Test
    void includeSideLoadsFieldValuesOfTheWholePage() throws IOException {
        sandbox.activecampaign().post("/api/3/fields", "{'field':{'title':'Colour','type':'text'}}");
        sandbox.activecampaign().post("/api/3/fieldValues", "{'fieldValue':{'contact':3,'field':1,'value':'Red'}}");

        JsonNode page = list("ids[]=3&ids[]=4&include=fieldValues");

        assertThat(page.path("fieldValues")).hasSize(1);
        assertThat(page.at("/fieldValues/0/contact").asText()).isEqualTo("3");
        assertThat(page.at("/contacts/0/fieldValues")).hasSize(1);
        assertThat(page.at("/contacts/1/fieldValues")).isEmpty();
        assertThat(list("ids[]=3").has("fieldValues")).isFalse();
    }

    @Test
    void contactsCarryTheIdsOfTheirAccountContacts() throws IOException {
        assertThat(list("ids[]=3").at("/contacts/0/accountContacts")).hasSize(1);
        assertThat(list("ids[]=3&include=accountContacts").has("accountContacts"))
                .as("no source shows that side-load")
                .isFalse();
        sandbox.activecampaign().post("/sandbox/switches", "{'includeAccountContacts':true}");
        assertThat(list("ids[]=3&include=accountContacts").path("accountContacts"))
                .hasSize(1);
    }

    @Test
    void whetherListsBringTagsAlongIsASwitch() throws IOException {
        assertThat(list("tagid=1&include=contactTags").at("/contactTags/0/tag").asText())
                .isEqualTo("1");
        sandbox.activecampaign().post("/sandbox/switches", "{'includeContactTags':false}");
        assertThat(list("tagid=1&include=contactTags").has("contactTags")).isFalse();
    }

    @Test
    void tagidSelectsWhoCarriesTheTag() throws IOException {
        assertThat(list("tagid=1").at("/contacts/0/id").asText()).isEqualTo("3");
        assertThat(list("tagid=1").path("contacts")).hasSize(1);
    }

    @Test
    void listsBelowAContactHaveNoMeta() throws IOException {
        for (String part : List.of("contactTags", "accountContacts", "fieldValues", "contactLists")) {
            JsonNode answer =
                    sandbox.activecampaign().get("/api/3/contacts/3/" + part).json();
            assertThat(answer.fieldNames()).toIterable().containsExactly(part);
        }
        assertThat(sandbox.activecampaign()
                        .get("/api/3/contacts/999/contactTags")
                        .status())
                .isEqualTo(404);
    }
}
