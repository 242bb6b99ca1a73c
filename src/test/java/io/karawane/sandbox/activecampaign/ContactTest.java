package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContactTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static Answer post(String path, String json) throws IOException {
        return sandbox.activecampaign().post("/api/3/" + path, json);
    }

    private static Answer get(String path) throws IOException {
        return sandbox.activecampaign().get("/api/3/" + path);
    }

    @Test
    void createAnswersTheShortForm() throws IOException {
        Answer answer = post("contacts", "{'contact':{'email':'a@corp.test','firstName':'An','phone':4912345}}");

        assertThat(answer.status()).isEqualTo(201);
        JsonNode contact = answer.at("/contact");
        assertThat(contact.path("id").isTextual()).isTrue();
        assertThat(contact.path("phone").isInt()).as("types are echoed").isTrue();
        assertThat(contact.has("lastName")).as("what was not sent is left out").isFalse();
        assertThat(contact.path("organization").asText("x")).isEmpty();
        assertThat(contact.has("bounced_hard")).isFalse();
        assertThat(answer.json().has("fieldValues")).isFalse();
    }

    @Test
    void syncCreatesWith201AndUpdatesWith200() throws IOException {
        Answer created = post("contact/sync", "{'contact':{'email':'a@corp.test','firstName':'An','phone':'1'}}");
        Answer updated = post("contact/sync", "{'contact':{'email':'A@Corp.test','firstName':'Anna'}}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.at("/contact/id")).isEqualTo(created.at("/contact/id"));
        assertThat(updated.at("/contact/phone").asText())
                .as("not sent, not touched")
                .isEqualTo("1");
        assertThat(updated.at("/contact/bounced_hard").asText()).isEqualTo("0");
        assertThat(updated.at("/contact/orgid").asText()).isEqualTo("0");
        assertThat(updated.at("/contact/organization").isNull()).isTrue();
    }

    @Test
    void anEmailIsNeededWellFormedAndUnique() throws IOException {
        sandbox.contact("a@corp.test");

        Answer missing = post("contacts", "{'contact':{'firstName':'An'}}");
        Answer wrong = post("contact/sync", "{'contact':{'email':'a@corp'}}");
        Answer taken = post("contacts", "{'contact':{'email':'A@CORP.test'}}");

        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.at("/errors/0/code").asText()).isEqualTo("field_missing");
        assertThat(wrong.at("/errors/0/code").asText()).isEqualTo("field_invalid");
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.json().toString())
                .isEqualTo("{\"errors\":[{\"title\":\"Email address already exists in the system\",\"detail\":\"\","
                        + "\"code\":\"duplicate\",\"source\":{\"pointer\":\"/data/attributes/email\"}}]}");
    }

    @Test
    void putChangesByIdAndNeverTakesAnothersEmail() throws IOException {
        String id = sandbox.contact("a@corp.test");
        sandbox.contact("b@corp.test");

        Answer taken = sandbox.activecampaign().put("/api/3/contacts/" + id, "{'contact':{'email':'b@corp.test'}}");
        Answer moved = sandbox.activecampaign().put("/api/3/contacts/" + id, "{'contact':{'email':'c@corp.test'}}");

        assertThat(taken.status()).isEqualTo(422);
        assertThat(moved.status()).isEqualTo(200);
        assertThat(get("contacts?email=a@corp.test").at("/contacts")).isEmpty();
        assertThat(get("contacts?email=C@corp.test").at("/contacts/0/id").asText())
                .isEqualTo(id);
    }

    @Test
    void aDeletedContactIsGoneAndComesBackUnderANewId() throws IOException {
        String id = sandbox.contact("a@corp.test");

        assertThat(sandbox.activecampaign()
                        .delete("/api/3/contacts/" + id)
                        .raw()
                        .body())
                .isEqualTo("{}");
        Answer gone = get("contacts/" + id);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.at("/message").asText()).isEqualTo("No Result found for Subscriber with id " + id);
        assertThat(sandbox.contact("a@corp.test")).isNotEqualTo(id);
    }

    @Test
    void getOneSideLoadsAllButTags() throws IOException {
        String id = sandbox.contact("a@corp.test");

        Answer one = get("contacts/" + id);

        assertThat(one.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "contactAutomations",
                        "contactLists",
                        "deals",
                        "fieldValues",
                        "geoIps",
                        "geoAddresses",
                        "accountContacts",
                        "contact");
        assertThat(one.at("/contact/accountContacts").isArray()).isTrue();
        assertThat(one.at("/contact/links/contactTags").asText())
                .isEqualTo(sandbox.get().activecampaignUrl() + "/api/3/contacts/" + id + "/contactTags");
    }

    @Test
    void fieldValuesAreSetWithAContact() throws IOException {
        post("fields", "{'field':{'title':'Colour','type':'text'}}");

        Answer answer =
                post("contact/sync", "{'contact':{'email':'a@corp.test','fieldValues':[{'field':'1','value':'Red'}]}}");

        assertThat(answer.at("/fieldValues/0/value").asText()).isEqualTo("Red");
        assertThat(answer.at("/contact/fieldValues/0")).isEqualTo(answer.at("/fieldValues/0/id"));
        assertThat(answer.json().at("/contact/hash").asText()).hasSize(32);
        assertThat(post("contact/sync", "{'contact':{'email':'b@corp.test','fieldValues':[{'field':'9','value':''}]}}")
                        .status())
                .as("an unknown field")
                .isEqualTo(404);
    }

    @Test
    void timesCarryTheOffsetOfUsCentral() throws IOException {
        String id = sandbox.contact("a@corp.test");
        assertThat(get("contacts/" + id).at("/contact/cdate").asText()).matches(".*T.*-0[56]:00");
        assertThat(get("contacts/" + id).at("/contact/created_timestamp").asText())
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    }
}
