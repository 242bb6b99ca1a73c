package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TagTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static Answer tag(String name) throws IOException {
        return sandbox.activecampaign().post("/api/3/tags", "{'tag':{'tag':'" + name + "','tagType':'contact'}}");
    }

    private static Answer attach(String contact, String tag) throws IOException {
        return sandbox.activecampaign()
                .post("/api/3/contactTags", "{'contactTag':{'contact':'" + contact + "','tag':" + tag + "}}");
    }

    @Test
    void aTagIsCreatedOnceByName() throws IOException {
        assertThat(tag("vip").status()).isEqualTo(201);
        assertThat(tag("vip").status()).isEqualTo(422);
        sandbox.activecampaign().post("/sandbox/switches", "{'duplicateTag':'existing'}");
        assertThat(tag("vip").at("/tag/id").asText()).isEqualTo("1");
        assertThat(sandbox.activecampaign()
                        .post("/api/3/tags", "{'tag':{'tag':'x'}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void searchFindsPartsAndFiltersCompare() throws IOException {
        tag("vip");
        tag("vip-2026");
        tag("kunde");
        assertThat(sandbox.activecampaign()
                        .get("/api/3/tags?search=VI")
                        .at("/meta/total")
                        .asText())
                .isEqualTo("2");
        assertThat(sandbox.activecampaign()
                        .get("/api/3/tags?filters[search][eq]=vip")
                        .at("/tags"))
                .hasSize(1);
        assertThat(sandbox.activecampaign()
                        .get("/api/3/tags?filters[search][starts_with]=kun")
                        .at("/tags/0/tag")
                        .asText())
                .isEqualTo("kunde");
    }

    @Test
    void aTagIsTakenOffByTheIdOfTheAssociation() throws IOException {
        String contact = sandbox.contact("a@corp.test");
        tag("other");
        tag("vip");

        Answer attached = attach(contact, "2");
        assertThat(attached.status()).isEqualTo(201);
        assertThat(attached.at("/contacts/0/id").asText()).isEqualTo(contact);
        assertThat(attached.at("/contactTag/tag").isInt())
                .as("types are echoed")
                .isTrue();
        assertThat(attached.at("/contactTag/id").asText()).isEqualTo("1");
        assertThat(sandbox.activecampaign()
                        .get("/api/3/tags/2")
                        .at("/tag/subscriber_count")
                        .asText())
                .isEqualTo("1");
        Answer wrong = sandbox.activecampaign().delete("/api/3/contactTags/2");
        assertThat(wrong.at("/message").asText()).isEqualTo("No Result found for SubscriberTag with id 2");
        assertThat(sandbox.activecampaign().delete("/api/3/contactTags/1").status())
                .isEqualTo(200);
        assertThat(sandbox.activecampaign()
                        .get("/api/3/contacts/" + contact + "/contactTags")
                        .at("/contactTags"))
                .isEmpty();
    }

    @Test
    void aSecondTimeAnswersTheSameAssociation() throws IOException {
        String contact = sandbox.contact("a@corp.test");
        tag("vip");
        attach(contact, "1");
        Answer again = attach(contact, "1");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/contactTag/id").asText()).isEqualTo("1");
        sandbox.activecampaign().post("/sandbox/switches", "{'repeatedContactTag':422}");
        assertThat(attach(contact, "1").status()).isEqualTo(422);
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() throws IOException {
        Answer missing = sandbox.activecampaign().post("/api/3/contactTags", "{'contactTag':{'tag':1}}");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.json().toString())
                .isEqualTo("{\"errors\":[{\"status\":422,\"title\":\"Missing attribute\","
                        + "\"source\":{\"pointer\":\"/data/attributes/contact\"}}]}");
        Answer unknown = attach("99", "1");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.at("/errors/0/detail").asText()).isEqualTo("Contact not found");
    }
}
