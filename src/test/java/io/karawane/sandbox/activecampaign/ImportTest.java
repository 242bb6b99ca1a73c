package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.Receiver;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static Answer send(String contacts) throws IOException {
        return sandbox.activecampaign().post("/api/3/import/bulk_import", "{'contacts':[" + contacts + "]}");
    }

    private static JsonNode info(Answer queued) throws IOException {
        return sandbox.activecampaign()
                .get("/api/3/import/info?batchId=" + queued.at("/batchId").asText())
                .json();
    }

    private static JsonNode ended(Answer queued) {
        return await().until(
                        () -> info(queued),
                        info -> info.path("status").asText().matches("completed|failed|interrupted"));
    }

    private static String people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'email':'p" + i + "@corp.test','last_name':'L'}")
                .collect(Collectors.joining(","));
    }

    @Test
    void onlyCreatedContactsAreNamedAsSuccess() throws IOException {
        String known = sandbox.contact("known@corp.test");

        Answer queued = send("{'email':'KNOWN@corp.test','first_name':'Kay'},{'email':'new@corp.test'}");

        assertThat(queued.status()).isEqualTo(200);
        assertThat(queued.json().fieldNames())
                .toIterable()
                .containsExactly("Success", "queued_contacts", "batchId", "message");
        JsonNode info = ended(queued);
        assertThat(info.path("success")).hasSize(1);
        assertThat(info.at("/success/0").isTextual()).isTrue();
        assertThat(info.path("success").toString()).doesNotContain("\"" + known + "\"");
        assertThat(info.path("failure")).isEmpty();
        JsonNode updated =
                sandbox.activecampaign().get("/api/3/contacts/" + known).at("/contact");
        assertThat(updated.path("firstName").asText()).isEqualTo("Kay");
        assertThat(updated.path("lastName").asText())
                .as("not sent, not touched")
                .isEqualTo("Ex");
    }

    @Test
    void aBatchPassesThroughItsStates() throws IOException {
        sandbox.activecampaign().post("/sandbox/limits", "{'importStateMs':400}");
        Answer queued = send(people(2));

        assertThat(info(queued).path("status").isBoolean()).as("false at first").isTrue();
        for (String status : new String[] {"waiting", "claimed", "active", "completed"}) {
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> info(queued).path("status").asText(), status::equals);
            assertThat(sandbox.activecampaign()
                            .get("/api/3/contacts")
                            .at("/meta/total")
                            .asText())
                    .isEqualTo(status.equals("completed") ? "2" : "0");
        }
    }

    @Test
    void tagsAreCreatedByName() throws IOException {
        ended(send("{'email':'a@corp.test','tags':['sf','vip']},{'email':'b@corp.test','tags':['sf']}"));

        JsonNode dump = sandbox.activecampaign().get("/sandbox/dump").at("/activecampaign");
        assertThat(dump.path("tags")).hasSize(2);
        assertThat(dump.path("contactTags")).hasSize(3);
    }

    @Test
    void fieldsAreSetAndAnEmptyTextClears() throws IOException {
        sandbox.activecampaign().post("/api/3/fields", "{'field':{'title':'Colour','type':'text'}}");
        ended(send("{'email':'a@corp.test','phone':'1','fields':[{'id':1,'value':'Red'}]}"));
        ended(send("{'email':'a@corp.test','phone':'','fields':[{'id':1,'value':''}]}"));

        assertThat(sandbox.activecampaign()
                        .get("/api/3/contacts/1/fieldValues")
                        .at("/fieldValues/0/value")
                        .asText("x"))
                .isEmpty();
        assertThat(sandbox.activecampaign()
                        .get("/api/3/contacts/1")
                        .at("/contact/phone")
                        .asText("x"))
                .isEmpty();
    }

    @Test
    void accountsAreCreatedAndAssociatedUnlessTheSwitchIsOff() throws IOException {
        ended(send("{'email':'a@corp.test','customer_acct_name':'Corp'},"
                + "{'email':'b@corp.test','customer_acct_name':'Corp'}"));
        sandbox.activecampaign().post("/sandbox/switches", "{'importCreatesAccounts':false}");
        ended(send("{'email':'c@corp.test','customer_acct_name':'Other'}"));

        JsonNode dump = sandbox.activecampaign().get("/sandbox/dump").at("/activecampaign");
        assertThat(dump.path("accounts").findValuesAsText("name")).containsExactly("Corp");
        assertThat(dump.path("accountContacts")).hasSize(2);
    }

    @Test
    void anImportDoesNotMoveAContactToAnotherAccountUnlessTheSwitchSaysSo() throws IOException {
        ended(send("{'email':'a@corp.test','customer_acct_name':'Old'}"));
        ended(send("{'email':'a@corp.test','customer_acct_name':'New'}"));
        assertThat(sandbox.activecampaign()
                        .get("/api/3/accountContacts")
                        .at("/accountContacts/0/account")
                        .asText())
                .isEqualTo("1");
        sandbox.activecampaign().post("/sandbox/switches", "{'importMovesAccounts':true}");
        ended(send("{'email':'a@corp.test','customer_acct_name':'New'}"));
        assertThat(sandbox.activecampaign()
                        .get("/api/3/accountContacts")
                        .at("/accountContacts/0/account")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void nobodyWhoLeftAListComesBackByAnImport() throws IOException {
        sandbox.activecampaign().post("/api/3/lists", "{'list':{'name':'News'}}");
        ended(send("{'email':'a@corp.test','subscribe':[{'listid':1}]}"));
        ended(send("{'email':'a@corp.test','unsubscribe':[{'listid':'1'}]}"));
        ended(send("{'email':'a@corp.test','subscribe':[{'listid':1}]}"));
        assertThat(sandbox.activecampaign()
                        .get("/api/3/contacts/1/contactLists")
                        .at("/contactLists/0/status")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void noImportFiresAWebhook() throws IOException {
        try (Receiver receiver = new Receiver(200)) {
            sandbox.activecampaign()
                    .post(
                            "/api/3/webhooks",
                            "{'webhook':{'name':'w','url':'" + receiver.url()
                                    + "','events':['update'],'sources':['api']}}");
            sandbox.contact("p0@corp.test");
            ended(send(people(2)));
            sandbox.activecampaign().put("/api/3/contacts/1", "{'contact':{'phone':'1'}}");
            await().until(() -> receiver.bodies().size() == 1);
            assertThat(receiver.bodies().get(0)).contains("contact%5Bphone%5D=1");
        }
    }

    @Test
    void theOverviewCountsInStrings() throws IOException {
        ended(send(people(3)));
        assertThat(sandbox.activecampaign().get("/api/3/import/bulk_import").at("/recentlyCompleted/0/contacts"))
                .isEqualTo(TextNode.valueOf("3"));
    }

    @Test
    void theCallbackIsPostedWhenABatchHasEnded() throws IOException {
        try (Receiver receiver = new Receiver(200)) {
            sandbox.activecampaign()
                    .post(
                            "/api/3/import/bulk_import",
                            "{'contacts':[" + people(2) + "],'callback':{'url':'" + receiver.url()
                                    + "','requestType':'POST','detailed_results':'true',"
                                    + "'params':[{'key':'run','value':'17'}]}}");
            await().until(() -> receiver.bodies().size() == 1);
            assertThat(receiver.bodies().get(0)).isEqualTo("run=17&success=2&failure=0");
        }
    }
}
