package io.karawane.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an administrator sets up by control calls; what it does is tested with the org itself. */
class AdministratorTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static String lead() {
        return sandbox.get()
                .salesforce()
                .insert("Lead", List.of(Map.of("LastName", "Ex", "Company", "Corp")))
                .get(0);
    }

    private static JsonNode update(String lead, String fields) throws IOException {
        return sandbox.salesforce()
                .patch(
                        "/services/data/v62.0/composite/sobjects",
                        "{'records':[{'attributes':{'type':'Lead'},'Id':'" + lead + "'," + fields + "}]}",
                        sandbox.token())
                .at("/0");
    }

    private static void control(String call, String body) throws IOException {
        Answer answer = sandbox.salesforce().post("/sandbox/" + call, body);
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    }

    @Test
    void aFieldIsAddedAndMadeReadOnly() throws IOException {
        String lead = lead();
        assertThat(update(lead, "'Fleet__c':5").path("errorCode").asText()).isEqualTo("INVALID_FIELD");

        control("fields", "{'object':'Lead','field':{'name':'Fleet__c','type':'currency'}}");
        assertThat(update(lead, "'Fleet__c':5").path("success").asBoolean()).isTrue();

        control("read-only-fields", "{'object':'Lead','fields':['Fleet__c']}");
        assertThat(update(lead, "'Fleet__c':6").at("/errors/0/statusCode").asText())
                .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
    }

    @Test
    void aValidationRuleRefusesWithItsOwnWords() throws IOException {
        String lead = lead();
        control(
                "validation-rules",
                "{'object':'Lead','condition':'City = null','message':'City is needed','field':'City'}");

        JsonNode error = update(lead, "'Title':'Dr.'").at("/errors/0");

        assertThat(error.path("statusCode").asText()).isEqualTo("FIELD_CUSTOM_VALIDATION_EXCEPTION");
        assertThat(error.path("message").asText()).isEqualTo("City is needed");
    }

    @Test
    void aLockedRowIsRefusedAsOftenAsAsked() throws IOException {
        String lead = lead();
        control("locks", "{'ids':['" + lead + "'],'calls':1}");

        assertThat(update(lead, "'Title':'Dr.'").at("/errors/0/statusCode").asText())
                .isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(update(lead, "'Title':'Dr.'").path("success").asBoolean()).isTrue();
    }

    @Test
    void sessionsEnd() throws IOException {
        String token = sandbox.token();
        control("end-sessions", "");

        assertThat(sandbox.salesforce()
                        .patch("/services/data/v62.0/composite/sobjects", "{'records':[]}", token)
                        .at("/0/errorCode")
                        .asText())
                .isEqualTo("INVALID_SESSION_ID");
    }

    @Test
    void anAddressIsRegisteredAndTheAppIsRevoked() throws IOException {
        String ask = "/services/oauth2/authorize?response_type=code&client_id=sandbox-client&code_challenge="
                + "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri=https://a.test/back";
        String refresh = "/services/oauth2/token?grant_type=refresh_token&client_id=sandbox-client"
                + "&refresh_token=sandbox-refresh";
        assertThat(sandbox.salesforce().get(ask).status()).isEqualTo(400);
        assertThat(sandbox.salesforce().post(refresh, null).status()).isEqualTo(200);

        control("redirects", "{'uris':['https://a.test/back']}");
        control("revoke-app", "");

        assertThat(sandbox.salesforce().get(ask).status()).isEqualTo(200);
        assertThat(sandbox.salesforce().post(refresh, null).at("/error").asText())
                .isEqualTo("invalid_grant");
    }

    @Test
    void nonsenseIsRefusedWithASentence() throws IOException {
        for (String[] call : new String[][] {
            {"fields", "{'object':'Lead','field':{'name':'Budget'}}"},
            {"fields", "{'object':'Nothing','field':{'name':'Fleet__c'}}"},
            {"read-only-fields", "{'object':'Lead','fields':['Nothing__c']}"},
            {"validation-rules", "{'object':'Lead','condition':'City =','message':'x'}"},
            {"redirects", "{}"},
            {"redirects", "{'uris':['/callback']}"},
            {"redirects", "{'uris':['https://a.test/#x']}"},
            {"redirects", "{'uris':['https://a b']}"},
            {"undelete", "{'object':'Lead','id':'00Q500000000999EAA'}"}
        }) {
            Answer answer = sandbox.salesforce().post("/sandbox/" + call[0], call[1]);
            assertThat(answer.status()).as("%s %s", call[0], answer.json()).isEqualTo(400);
            assertThat(answer.at("/message").asText()).isNotBlank();
        }
    }
}
