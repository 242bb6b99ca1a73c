package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.karawane.sandbox.Caller;
import io.karawane.sandbox.Receiver;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events there are and what each carries. */
class WebhookEventTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static final Api api = new Api(sandbox);

    private Receiver receiver;

    @BeforeEach
    void aContactWithAList() throws IOException {
        receiver = new Receiver(200);
        sandbox.contact("a@corp.test");
        api.list("News");
        api.tag("vip");
        api.account("Corp");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private void listen(String events, String more) throws IOException {
        String names = Arrays.stream(events.split(",")).collect(Collectors.joining("','", "'", "'"));
        assertThat(api.post(
                                "webhooks",
                                "{'webhook':{'name':'w','url':'" + receiver.url() + "','events':[" + names
                                        + "],'sources':['api','system']" + more + "}}")
                        .status())
                .isEqualTo(201);
    }

    /** What the receiver got, decoded, as soon as it has got that many. */
    private List<String> got(int count) {
        await().until(() -> receiver.bodies().size() >= count);
        return receiver.bodies().stream()
                .map(body -> URLDecoder.decode(body, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void updateIsTheDocumentedSnapshot() throws IOException {
        api.field("Colour", "listbox");
        api.post("accountContacts", "{'accountContact':{'contact':1,'account':1}}");
        api.post("contactTags", "{'contactTag':{'contact':1,'tag':1}}");
        listen("update", "");
        api.post("fieldValues", "{'fieldValue':{'contact':1,'field':1,'value':'||red||blue||'}}");
        assertThat(got(1).get(0))
                .matches(
                        "type=update&date_time=\\d{4}-\\d\\d-\\d\\dT[0-9:]{8}-0[56]:00&initiated_from=api&initiated_by=1"
                                + "&list=0&contact\\[id]=1&contact\\[email]=a@corp.test&contact\\[first_name]="
                                + "&contact\\[last_name]=Ex&contact\\[phone]=&contact\\[ip]=0.0.0.0&contact\\[tags]=vip"
                                + "&contact\\[customer_acct_name]=Corp&contact\\[orgname]=Corp"
                                + "&contact\\[fields]\\[colour]=\\|\\|red\\|\\|blue\\|\\|");
    }

    @Test
    void keysThatNoSourceSettlesFollowTheSwitches() throws IOException {
        api.set("webhookFieldKeys", "id");
        api.set("webhookTagKey", "contact[tag]");
        api.set("webhookDates", "plain");
        api.field("Colour", "text");
        api.post("fieldValues", "{'fieldValue':{'contact':1,'field':1,'value':'red'}}");
        listen("contact_tag_added", "");
        api.post("contactTags", "{'contactTag':{'contact':1,'tag':1}}");
        assertThat(got(1).get(0))
                .contains("&contact[fields][1]=red")
                .endsWith("&contact[tag]=vip")
                .containsPattern("date_time=\\d{4}-\\d\\d-\\d\\d \\d\\d:");
    }

    @Test
    void tagsComeAndGo() throws IOException {
        listen("contact_tag_added,contact_tag_removed", "");
        api.post("contactTags", "{'contactTag':{'contact':1,'tag':1}}");
        api.post("contactTags", "{'contactTag':{'contact':1,'tag':1}}");
        got(1);
        api.delete("contactTags/1");
        assertThat(got(2).get(0)).startsWith("type=contact_tag_added").endsWith("&tag=vip");
        assertThat(got(2).get(1)).startsWith("type=contact_tag_removed").endsWith("&tag=vip");
    }

    @Test
    void subscribeAndUnsubscribeNameTheList() throws IOException {
        api.list("Events");
        api.subscribe("1", 2, 1);
        listen("subscribe,unsubscribe", "");
        api.subscribe("1", 1, 1);
        assertThat(got(1).get(0))
                .startsWith("type=subscribe")
                .contains("&list=1&")
                .endsWith("&form[id]=0");
        api.subscribe("1", 1, 2);
        assertThat(got(2).get(1))
                .startsWith("type=unsubscribe")
                .contains("&list[][id]=1&form[id]=0&unsubscribe[reason]=&active_subscriptions[0]=2");
    }

    @Test
    void aWebhookOfOneListHearsOnlyOfThatList() throws IOException {
        api.list("Events");
        listen("subscribe,update", ",'listid':2");
        api.subscribe("1", 1, 1);
        api.put("contacts/1", "{'contact':{'phone':'1'}}");
        api.subscribe("1", 2, 1);
        api.put("contacts/1", "{'contact':{'phone':'2'}}");
        assertThat(got(2))
                .hasSize(2)
                .noneMatch(body -> body.contains("&list=1") || body.matches("type=update.*phone]=1.*"));
    }

    @Test
    void listsAndAccountsAreTold() throws IOException {
        api.post("accountCustomFieldMeta", "{'accountCustomFieldMetum':{'fieldLabel':'Size','fieldType':'text'}}");
        listen("list_add,account_add,account_update,account_contact_add,account_contact_update", "");
        api.list("Events");
        assertThat(got(1).get(0))
                .contains("&list[id]=2&list[userid]=1&list[name]=Events")
                .doesNotContain("&list=");
        api.post("accounts", "{'account':{'name':'New','fields':[{'customFieldId':1,'fieldValue':'7'}]}}");
        assertThat(got(2).get(1)).contains("&account[id]=2&account[name]=New").endsWith("&account[fields][Size]=7");
        api.put("accounts/2", "{'account':{'name':'Newer'}}");
        assertThat(got(3).get(2)).startsWith("type=account_update").contains("&account[name]=Newer");
        api.post("accountContacts", "{'accountContact':{'contact':1,'account':2,'jobTitle':'CTO'}}");
        assertThat(got(4).get(3))
                .startsWith("type=account_contact_add")
                .contains("contact[id]=1", "account[name]=Newer", "accountContact[id]=1&accountContact[account]=2")
                .contains("accountContact[job_title]=CTO&customer_acct_name=Newer&customer_acct_id=2");
        api.put("accountContacts/1", "{'accountContact':{'account':1}}");
        assertThat(got(5).get(4)).startsWith("type=account_contact_update").contains("accountContact[account]=1");
    }

    @Test
    void aBounceComesFromACampaign() throws IOException {
        sandbox.activecampaign().post("/sandbox/seed", "{}");
        api.subscribe("1", 1, 1);
        listen("bounce", "");
        sandbox.activecampaign()
                .post("/sandbox/activities", "{'contact':'1','events':[{'kind':'campaign-bounced','campaign':'1'}]}");
        assertThat(got(1).get(0))
                .contains("initiated_from=system")
                .contains("&campaign[id]=1&bounce[type]=hard&bounce[code]=5.1.1&bounce[description]=unknown user");
        assertThat(api.text("contacts/1", "/contact/bounced_hard")).isEqualTo("1");
        assertThat(api.total("contacts?status=3")).isEqualTo(1);
        assertThat(api.get("contacts/1/bounceLogs").at("/bounceLogs")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'contact,fieldValues', 2", "'contact,tags', 2", "'contact,fieldValues,tags,lists,accounts', 5"})
    void updateFires(String value, int times) throws IOException {
        api.set("updateFires", value);
        api.field("Colour", "text");
        listen("update,list_add", "");
        api.put("contacts/1", "{'contact':{'phone':'1'}}");
        api.post("fieldValues", "{'fieldValue':{'contact':1,'field':1,'value':'x'}}");
        api.post("contactTags", "{'contactTag':{'contact':1,'tag':1}}");
        api.subscribe("1", 1, 1);
        api.post("accountContacts", "{'accountContact':{'contact':1,'account':1}}");
        api.list("last");
        assertThat(got(times + 1)).hasSize(times + 1);
    }

    @Test
    void somebodyElseThanTheApiCanBePlayed() throws IOException {
        api.post(
                "webhooks",
                "{'webhook':{'name':'w','url':'" + receiver.url() + "','events':['update'],'sources':['admin']}}");
        api.put("contacts/1", "{'contact':{'phone':'1'}}");
        new Caller(sandbox.get().activecampaignUrl())
                .as("admin", "PUT", "/api/3/contacts/1", "{'contact':{'phone':'2'}}");
        assertThat(got(1)).hasSize(1);
        assertThat(got(1).get(0)).contains("initiated_from=admin", "contact[phone]=2");
    }
}
