package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no source settles about accounts, both ways, and the encodings of their fields. */
class AccountSwitchTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static final Api api = new Api(sandbox);

    @ParameterizedTest
    @CsvSource({"sensitive, 201, 2", "insensitive, 422, 1"})
    void accountNameCase(String value, int status, int accounts) throws IOException {
        api.set("accountNameCase", value);
        api.account("Corp");
        assertThat(api.post("accounts", "{'account':{'name':'CORP'}}").status()).isEqualTo(status);
        api.imported("{'email':'a@corp.test','customer_acct_name':'CORP'}");
        assertThat(api.total("accounts")).isEqualTo(accounts);
    }

    @ParameterizedTest
    @CsvSource({"contains, 2", "equals, 1"})
    void accountSearch(String value, int found) throws IOException {
        api.set("accountSearch", value);
        api.account("Corp");
        api.account("Corp AG");
        assertThat(api.total("accounts?search=corp")).isEqualTo(found);
    }

    @Test
    void renamingFreesTheOldName() throws IOException {
        api.account("Old");
        api.account("Other");
        assertThat(api.put("accounts/1", "{'account':{'name':'Other'}}").status())
                .isEqualTo(422);
        assertThat(api.put("accounts/1", "{'account':{'name':'New'}}").status()).isEqualTo(200);
        assertThat(api.post("accounts", "{'account':{'name':'Old'}}").status()).isEqualTo(201);
    }

    @Test
    void countsAreCountedOnRequest() throws IOException {
        api.account("Corp");
        sandbox.contact("a@corp.test");
        api.post("accountContacts", "{'accountContact':{'contact':1,'account':1}}");
        assertThat(api.text("accounts", "/accounts/0/contactCount")).isEqualTo("0");
        assertThat(api.text("accounts?count_deals=true", "/accounts/0/contactCount"))
                .isEqualTo("1");
        assertThat(api.get("accounts/1/accountContacts").at("/accountContacts")).hasSize(1);
        api.delete("contacts/1");
        assertThat(api.text("accounts?count_deals=true", "/accounts/0/contactCount"))
                .isEqualTo("0");
        assertThat(api.total("accountContacts")).isZero();
    }

    private static Answer value(String type, String value) throws IOException {
        String field = api.post(
                        "accountCustomFieldMeta",
                        "{'accountCustomFieldMetum':{'fieldLabel':'" + type + "','fieldType':'" + type + "'}}")
                .at("/accountCustomFieldMetum/id")
                .asText();
        return api.post(
                "accountCustomFieldData",
                "{'accountCustomFieldDatum':{'customerAccountId':1,'customFieldId':" + field + ",'fieldValue':" + value
                        + "}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "text; 'a'; 200",
                "dropdown; '||a||'; 200",
                "number; '100.99'; 200",
                "date; '2026-05-19'; 200",
                "multiselect; ['a','b']; 200",
                "multiselect; '||a||'; 422",
                "checkbox; 'a'; 422",
                "checkbox; []; 200",
                "currency; 1234; 200",
                "currency; '1234'; 200",
                "currency; 12.34; 422"
            },
            quoteCharacter = '`')
    void multipleValuesAreArraysAndMoneyIsWholeMinorUnits(String type, String value, int status) throws IOException {
        api.account("Corp");
        Answer answer = value(type, value);
        assertThat(answer.status()).isEqualTo(status);
        if (status == 422) {
            assertThat(answer.at("/errors/0/code").asInt()).isEqualTo(422);
        } else {
            assertThat(answer.at("/accountCustomFieldDatum/fieldValue").toString())
                    .isEqualTo(value.replace('\'', '"'));
        }
    }

    @Test
    void aWrongValueLeavesNoHalfAccount() throws IOException {
        value("currency", "1");
        assertThat(api.post("accounts", "{'account':{'name':'Corp','fields':[{'customFieldId':1,'fieldValue':'1.5'}]}}")
                        .status())
                .isEqualTo(422);
        assertThat(api.total("accounts")).isZero();
    }

    @Test
    void fieldTypesAndLabelsAreNeeded() throws IOException {
        assertThat(api.post("accountCustomFieldMeta", "{'accountCustomFieldMetum':{'fieldLabel':'x'}}")
                        .at("/errors/0/title")
                        .asText())
                .isEqualTo("The field type field is required.");
        assertThat(api.get("accountCustomFieldMeta/9").json().toString())
                .isEqualTo("{\"errors\":[{\"status\":404,\"title\":\"Not Found\"}]}");
    }
}
