package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no source settles about contacts, both ways. */
class ContactSwitchTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static final Api api = new Api(sandbox);

    @ParameterizedTest
    @CsvSource({"insensitive, 200", "sensitive, 201"})
    void emailCase(String value, int status) throws IOException {
        api.set("emailCase", value);
        sandbox.contact("a@corp.test");
        assertThat(api.post("contact/sync", "{'contact':{'email':'A@Corp.test'}}")
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"new, 3", "revived, 1"})
    void deletedContacts(String value, String id) throws IOException {
        api.set("deletedContacts", value);
        sandbox.contact("a@corp.test");
        sandbox.contact("b@corp.test");
        api.delete("contacts/1");
        assertThat(sandbox.contact("a@corp.test")).isEqualTo(id);
        assertThat(api.total("contacts")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"refused, 422", "ignored, 200"})
    void takenEmail(String value, int status) throws IOException {
        api.set("takenEmail", value);
        sandbox.contact("a@corp.test");
        sandbox.contact("b@corp.test");
        Answer answer = api.put("contacts/2", "{'contact':{'email':'a@corp.test','phone':'7'}}");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(api.text("contacts/2", "/contact/email")).isEqualTo("b@corp.test");
        assertThat(api.text("contacts/2", "/contact/phone")).isEqualTo(status == 200 ? "7" : "");
    }

    @ParameterizedTest
    @CsvSource({"fieldValues, false", "'fieldValues,tags', true"})
    void bumpsUpdated(String value, boolean bumped) throws IOException {
        api.set("bumpsUpdated", value);
        sandbox.contact("a@corp.test");
        api.tag("vip");
        api.field("Colour", "text");
        String created = updated();
        await().until(() -> !Times.offset(Times.now()).equals(created));
        api.post("contactTags", "{'contactTag':{'contact':1,'tag':1}}");
        assertThat(!updated().equals(created)).isEqualTo(bumped);
        api.post("fieldValues", "{'fieldValue':{'contact':1,'field':1,'value':'x'}}");
        assertThat(updated()).as("recorded").isNotEqualTo(created);
    }

    private static String updated() throws IOException {
        return api.text("contacts/1", "/contact/udate");
    }

    @ParameterizedTest
    @CsvSource({"true, Corp", "false, ''"})
    void orgnameIsAccount(boolean value, String shown) throws IOException {
        api.set("orgnameIsAccount", value);
        sandbox.contact("a@corp.test");
        api.account("Corp");
        api.post("accountContacts", "{'accountContact':{'contact':1,'account':1}}");
        assertThat(api.text("contacts/1", "/contact/orgname")).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"false, null", "true, 0000-00-00 00:00:00"})
    void zeroDates(boolean value, String shown) throws IOException {
        api.set("zeroDates", value);
        sandbox.contact("a@corp.test");
        assertThat(api.text("contacts/1", "/contact/deleted_at")).isEqualTo(shown);
        assertThat(api.text("contacts/1", "/contact/bounced_date")).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"stored, 201, ||red||mauve||", "dropped, 201, ||red||", "refused, 422, "})
    void unknownOptions(String value, int status, String kept) throws IOException {
        api.set("unknownOptions", value);
        api.field("Colours", "listbox");
        api.post("fieldOption/bulk", "{'fieldOptions':[{'value':'red','label':'Red','field':'1','orderid':1}]}");
        Answer answer = api.post(
                "contact/sync",
                "{'contact':{'email':'a@corp.test','fieldValues':[{'field':'1','value':'||red||mauve||'}]}}");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(api.total("contacts")).as("refused as a whole").isEqualTo(status == 422 ? 0 : 1);
        if (kept != null) {
            assertThat(answer.at("/fieldValues/0/value").asText()).isEqualTo(kept);
        }
    }

    @ParameterizedTest
    @CsvSource({"updates, 201, new", "refused, 422, old"})
    void repeatedFieldValue(String value, int status, String kept) throws IOException {
        api.set("repeatedFieldValue", value);
        sandbox.contact("a@corp.test");
        api.field("Colour", "text");
        api.post("fieldValues", "{'fieldValue':{'contact':1,'field':1,'value':'old'}}");
        assertThat(api.post("fieldValues", "{'fieldValue':{'contact':1,'field':1,'value':'new'}}")
                        .status())
                .isEqualTo(status);
        assertThat(api.text("fieldValues/1", "/fieldValue/value")).isEqualTo(kept);
        assertThat(api.total("fieldValues")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"true, 201", "false, 422"})
    void currencyFields(boolean value, int status) throws IOException {
        api.set("currencyFields", value);
        assertThat(api.post("fields", "{'field':{'title':'Budget','type':'currency'}}")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void contactsWithoutEmailNeedAPhoneAndTheWordForIt() throws IOException {
        assertThat(api.post("contacts", "{'contact':{'phone':'1'}}").status()).isEqualTo(422);
        Answer made = api.post("contacts", "{'contact':{'phone':'1'},'allowNullEmail':true}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/contact/email_empty").asBoolean()).isTrue();
        assertThat(api.post("contacts", "{'contact':{'lastName':'X'},'allowNullEmail':true}")
                        .status())
                .isEqualTo(422);
        assertThat(api.post("contacts", "{'contact':{'phone':'2','email':'x'},'allowNullEmail':true}")
                        .status())
                .as("an e-mail that is sent must still be one")
                .isEqualTo(422);
    }

    @Test
    void aFieldsDefaultIsUsedOnRequest() throws IOException {
        sandbox.contact("a@corp.test");
        api.field("Colour", "text");
        api.post("fields", "{'field':{'title':'Size','type':'text','defval':'M'}}");
        api.post("fieldValues", "{'fieldValue':{'contact':1,'field':1,'value':'x'}}");
        assertThat(api.total("fieldValues")).isEqualTo(1);
        api.post("fieldValues", "{'fieldValue':{'contact':1,'field':1,'value':'y'},'useDefaults':true}");
        assertThat(api.get("contacts/1/fieldValues").at("/fieldValues").findValuesAsText("value"))
                .containsExactly("y", "M");
    }
}
