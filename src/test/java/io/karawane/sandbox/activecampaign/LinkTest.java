package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LinkTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private final Api api = new Api(sandbox);

    @BeforeEach
    void rows() throws IOException {
        sandbox.contact("a@corp.test");
        api.tag("vip");
        api.list("News");
        api.field("Size", "text");
        api.account("Corp");
        sandbox.get().activecampaign().addCampaign("Autumn", List.of());
        sandbox.activecampaign().post("/sandbox/automations", "{'name':'Welcome'}");
        api.subscribe("1", 1, 1);
        api.post("contactTags", "{'contactTag':{'contact':1,'tag':1}}");
        api.post("fieldValues", "{'fieldValue':{'contact':1,'field':1,'value':'x'}}");
        api.post("accountContacts", "{'accountContact':{'contact':1,'account':1}}");
    }

    @Test
    void everyLinkThatARowShowsLeadsSomewhere() throws IOException {
        Map<String, String> rows = Map.of(
                "contacts",
                "contact",
                "tags",
                "tag",
                "accounts",
                "account",
                "lists",
                "list",
                "fields",
                "field",
                "automations",
                "automation",
                "campaigns",
                "campaign",
                "contactTags",
                "contactTag",
                "fieldValues",
                "fieldValue",
                "accountContacts",
                "accountContact");
        for (Map.Entry<String, String> row : rows.entrySet()) {
            JsonNode links = api.get(row.getKey() + "/1").at("/" + row.getValue() + "/links");
            assertThat(links).as(row.getKey()).isNotEmpty();
            for (JsonNode link : links) {
                String path = link.asText()
                        .substring(sandbox.get().activecampaignUrl().length());
                Answer answer = sandbox.activecampaign().get(path);
                assertThat(answer.status()).as(path).isIn(200, 404);
                assertThat(answer.at("/message").asText()).as(path).doesNotContain("No route");
            }
        }
    }

    @Test
    void whatALinkLeadsToIsTheRow() throws IOException {
        assertThat(api.text("contactTags/1/tag", "/tag/tag")).isEqualTo("vip");
        assertThat(api.text("contactTags/1/contact", "/contact/email")).isEqualTo("a@corp.test");
        assertThat(api.text("fieldValues/1/field", "/field/title")).isEqualTo("Size");
        assertThat(api.text("accountContacts/1/account", "/account/name")).isEqualTo("Corp");
        assertThat(api.get("tags/1/contactGoalTags").json().toString()).isEqualTo("{\"contactGoalTags\":[]}");
        assertThat(api.get("tags/9/contactGoalTags").status()).isEqualTo(404);
    }

    @Test
    void aContactHasNoGeoDataAndNoOrganization() throws IOException {
        assertThat(api.text("contacts/1/contactData", "/message"))
                .isEqualTo("No Result found for ContactData with id 1");
        assertThat(api.get("contacts/1/organization").json().toString()).isEqualTo("{\"organization\":null}");
        assertThat(api.get("contacts/9/organization").status()).isEqualTo(404);
    }
}
