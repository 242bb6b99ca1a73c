package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.Receiver;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no source settles about imports, both ways, and what the encodings come to. */
class ImportSwitchTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static final Api api = new Api(sandbox);

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void importFirstIndex(int first) throws IOException {
        api.set("importFirstIndex", first);
        Answer answer = api.queue("{'email':'a@corp.test'},{'email':'no'}");
        assertThat(answer.at("/failureReasons/0/contact").asInt()).isEqualTo(first + 1);
    }

    @ParameterizedTest
    @CsvSource({"404, 404", "400, 400", "false, 200"})
    void unknownBatch(String value, int status) throws IOException {
        api.set("unknownBatch", value);
        assertThat(api.get("import/info?batchId=nobody").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"true, ''", "false, 1"})
    void importEmptyClears(boolean value, String phone) throws IOException {
        api.set("importEmptyClears", value);
        api.field("Colour", "text");
        api.imported("{'email':'a@corp.test','phone':'1','fields':[{'id':1,'value':'1'}]}");
        api.imported("{'email':'a@corp.test','phone':'','fields':[{'id':1,'value':''}]}");
        assertThat(api.text("contacts/1", "/contact/phone")).isEqualTo(phone);
        assertThat(api.text("fieldValues/1", "/fieldValue/value")).isEqualTo(phone);
    }

    @ParameterizedTest
    @CsvSource({
        "both, true, false, 0",
        "both, false, true, 0",
        "both, false, false, 1",
        "request, true, false, 0",
        "request, false, true, 1",
        "contact, true, false, 1",
        "contact, false, true, 0"
    })
    void excludeAutomations(String place, boolean onRequest, boolean onContact, int entered) throws IOException {
        api.set("excludeAutomations", place);
        sandbox.activecampaign().post("/sandbox/automations", "{'id':'1','name':'A','trigger':{'tag':'go'}}");
        Answer queued = api.post(
                "import/bulk_import",
                "{'contacts':[{'email':'a@corp.test','tags':['go'],'exclude_automations':" + onContact
                        + "}],'exclude_automations':" + onRequest + "}");
        api.ended(queued.at("/batchId").asText());
        assertThat(api.total("contactAutomations")).isEqualTo(entered);
    }

    @Test
    void anInvalidEmailRefusesTheRequestOrIsSkipped() throws IOException {
        assertThat(api.queue("{'email':'a@corp.test'},{'email':'no'},{}").status())
                .isEqualTo(400);
        api.set("importInvalidEmail", "skipped");
        JsonNode info = api.imported("{'email':'a@corp.test'},{'email':'no'},{}");
        assertThat(info.path("success")).hasSize(1);
        assertThat(info.path("failure").toString()).isEqualTo("[\"no\",\"\"]");
    }

    @Test
    void theExclusionListNamesAddressesAndDomains() throws IOException {
        api.set("importFailingEmails", "b@corp.test, @bad.test");
        JsonNode info = api.imported("{'email':'a@corp.test'},{'email':'B@corp.test'},{'email':'c@bad.test'}");
        assertThat(info.path("status").asText()).isEqualTo("completed");
        assertThat(info.path("failure").toString()).isEqualTo("[\"B@corp.test\",\"c@bad.test\"]");
        assertThat(api.total("contacts")).isEqualTo(1);
    }

    private static String callback(String url, String type) throws IOException {
        Answer queued = api.post(
                "import/bulk_import",
                "{'contacts':[{'email':'a@corp.test'},{'email':'b@corp.test'}],'callback':{'url':'" + url
                        + "','requestType':'" + type + "','detailed_results':'true',"
                        + "'params':[{'key':'run','value':'17'}],'headers':[{'key':'X-K','value':'s'}]}}");
        assertThat(queued.status()).isEqualTo(200);
        api.ended(queued.at("/batchId").asText());
        return queued.at("/batchId").asText();
    }

    @Test
    void aPostedCallbackCarriesParamsResultsAndHeadersInTheFormThatTheSwitchesSay() throws IOException {
        api.set("importFailingEmails", "b@corp.test");
        try (Receiver receiver = new Receiver(500)) {
            callback(receiver.url(), "POST");
            await().until(() -> receiver.bodies().size() == 1);
            assertThat(receiver.bodies().get(0))
                    .startsWith("run=17&success=1&failure=1&errors%5B0%5D=b%40corp.test%3A+");
            assertThat(receiver.header("X-K")).isEqualTo("s");
            api.set("importCallbackEncoding", "json");
            api.set("importCallbackKeys", "ok,bad,why");
            callback(receiver.url(), "POST");
            await().until(() -> receiver.bodies().size() == 2);
            assertThat(receiver.bodies().get(1))
                    .startsWith("{\"run\":\"17\",\"ok\":1,\"bad\":1,\"why\":[\"b@corp.test");
            assertThat(receiver.types()).containsExactly("application/x-www-form-urlencoded", "application/json");
            api.set("importCallback", "never");
            callback(receiver.url(), "POST");
            api.set("importCallback", "once");
            callback(receiver.url(), "POST");
            await().until(() -> receiver.bodies().size() == 3);
        }
    }

    @Test
    void aCallbackByGetHasItsParamsInTheQuery() throws IOException {
        try (Receiver receiver = new Receiver(200)) {
            callback(receiver.url() + "done?x=1", "GET");
            await().until(() -> receiver.queries().equals(List.of("x=1&run=17")));
            assertThat(receiver.bodies()).containsExactly("");
        }
        assertThat(api.post(
                                "import/bulk_import",
                                "{'contacts':[{'email':'a@corp.test'}],'callback':{'url':'x','requestType':'PUT'}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void everyTypeOfFieldKeepsItsEncoding() throws IOException {
        List<String[]> values = List.of(
                new String[] {"text", "a b"},
                new String[] {"textarea", "two\\nlines"},
                new String[] {"hidden", "x"},
                new String[] {"dropdown", "red"},
                new String[] {"radio", "red"},
                new String[] {"checkbox", "||a||"},
                new String[] {"listbox", "||a||b||"},
                new String[] {"date", "2026-05-19"},
                new String[] {"datetime", "2026-05-19T02:45:00-05:00"},
                new String[] {"number", "1.5"});
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            api.field("F" + i, values.get(i)[0]);
            fields.append(i == 0 ? "" : ",").append("{'id':" + (i + 1) + ",'value':'" + values.get(i)[1] + "'}");
        }
        api.imported("{'email':'a@corp.test','fields':[" + fields + "]}");
        List<String> kept = api.get("contacts/1/fieldValues").at("/fieldValues").findValuesAsText("value");
        for (int i = 0; i < values.size(); i++) {
            assertThat(kept.get(i)).isEqualTo(values.get(i)[1].replace("\\n", "\n"));
        }
    }

    @Test
    void unknownFieldsAndListsAreIgnored() throws IOException {
        JsonNode info = api.imported("{'email':'a@corp.test','fields':[{'id':9,'value':'x'}],"
                + "'subscribe':[{'listid':9}],'unsubscribe':[{'listid':'8'}]}");
        assertThat(info.path("status").asText()).isEqualTo("completed");
        assertThat(api.total("contactLists")).isZero();
        assertThat(api.total("fieldValues")).isZero();
    }

    @Test
    void eachOfFourStatesLastsASecondUnlessTimeRunsFaster() throws IOException {
        sandbox.get().activecampaignLimits().reset();
        api.limit("timeScale", 20);
        long start = System.nanoTime();
        assertThat(api.imported("{'email':'a@corp.test'}").path("status").asText())
                .isEqualTo("completed");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(4000 / 20));
    }
}
