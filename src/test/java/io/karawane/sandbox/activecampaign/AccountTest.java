package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static Answer account(String name) throws IOException {
        return sandbox.activecampaign().post("/api/3/accounts", "{'account':{'name':'" + name + "'}}");
    }

    private static Answer associate(int contact, int account) throws IOException {
        return sandbox.activecampaign()
                .post(
                        "/api/3/accountContacts",
                        "{'accountContact':{'contact':" + contact + ",'account':" + account + "}}");
    }

    @Test
    void accountNamesAreUnique() throws IOException {
        assertThat(account("Corp").status()).isEqualTo(201);
        Answer again = account("Corp");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.at("/errors/0/title").asText())
                .isEqualTo("An account named \"Corp\" already exists. Please choose a new name.");
        assertThat(account("").at("/errors/0/code").asText()).isEqualTo("field_missing");
    }

    @Test
    void searchFindsByName() throws IOException {
        account("Corp GmbH");
        account("Other");
        Answer found = sandbox.activecampaign().get("/api/3/accounts?search=corp");
        assertThat(found.at("/accounts")).hasSize(1);
        assertThat(found.at("/accounts/0/contactCount").asText()).isEqualTo("0");
        assertThat(found.at("/meta/total").asText()).isEqualTo("1");
    }

    @Test
    void aContactHasAtMostOneAccountAndMovesByPut() throws IOException {
        sandbox.contact("a@corp.test");
        account("Old");
        account("New");
        assertThat(associate(1, 1).status()).isEqualTo(201);

        Answer second = associate(1, 2);
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.at("/errors/0/code").asText()).isEqualTo("field_invalid");
        assertThat(second.at("/errors/0/source/pointer").asText()).isEqualTo("/data/attributes/account,contact");

        Answer moved = sandbox.activecampaign().put("/api/3/accountContacts/1", "{'accountContact':{'account':2}}");
        assertThat(moved.at("/accountContact/account").asText()).isEqualTo("2");
        assertThat(sandbox.activecampaign()
                        .get("/api/3/accountContacts?filters[account]=2")
                        .at("/accountContacts"))
                .hasSize(1);
        assertThat(sandbox.activecampaign()
                        .get("/api/3/accountContacts?filters[contact]=9")
                        .at("/accountContacts"))
                .isEmpty();
    }

    @Test
    void anAssociationNeedsBothEnds() throws IOException {
        sandbox.contact("a@corp.test");
        Answer missing = sandbox.activecampaign().post("/api/3/accountContacts", "{'accountContact':{'contact':1}}");
        assertThat(missing.at("/errors/0/code").asText()).isEqualTo("field_missing");
        assertThat(missing.at("/errors/0/source/pointer").asText()).isEqualTo("/data/attributes/account");
        assertThat(associate(1, 9).status()).isEqualTo(422);
    }

    @Test
    void aDeletedAccountLeavesNoAssociations() throws IOException {
        sandbox.contact("a@corp.test");
        account("Corp");
        associate(1, 1);
        assertThat(sandbox.activecampaign().delete("/api/3/accounts/1").raw().body())
                .isEqualTo("{}");
        assertThat(sandbox.activecampaign().get("/api/3/accountContacts").at("/accountContacts"))
                .isEmpty();
        account("A");
        account("B");
        sandbox.activecampaign().delete("/api/3/accounts/bulk_delete?ids[]=2&ids[]=3");
        assertThat(sandbox.activecampaign().get("/api/3/accounts").at("/accounts"))
                .isEmpty();
        assertThat(sandbox.activecampaign()
                        .get("/api/3/accounts/2")
                        .at("/message")
                        .asText())
                .isEqualTo("No Result found for CustomerAccount with id 2");
    }

    @Test
    void aPlanWithoutAccountsAnswers403() throws IOException {
        sandbox.activecampaign().post("/sandbox/switches", "{'accounts':false}");
        for (String path : new String[] {"accounts?limit=1", "accountContacts", "accountCustomFieldMeta"}) {
            assertThat(sandbox.activecampaign().get("/api/3/" + path).status()).isEqualTo(403);
        }
        assertThat(sandbox.activecampaign().get("/api/3/contacts").status()).isEqualTo(200);
    }

    @Test
    void accountFieldsMixStringAndNumberIds() throws IOException {
        account("Corp");
        Answer meta = sandbox.activecampaign()
                .post(
                        "/api/3/accountCustomFieldMeta",
                        "{'accountCustomFieldMetum':{'fieldLabel':'Revenue','fieldType':'currency'}}");
        assertThat(meta.status()).isEqualTo(200);
        Answer datum = sandbox.activecampaign()
                .post(
                        "/api/3/accountCustomFieldData",
                        "{'accountCustomFieldDatum':{'customerAccountId':1,'customFieldId':1,'fieldValue':123450,"
                                + "'fieldCurrency':'eur'}}");
        assertThat(datum.status()).isEqualTo(200);
        assertThat(datum.at("/accountCustomFieldDatum/id").isTextual()).isTrue();
        assertThat(datum.at("/accountCustomFieldDatum/accountId").isInt()).isTrue();
        assertThat(sandbox.activecampaign()
                        .call(
                                "PATCH",
                                "/api/3/accountCustomFieldData/bulkUpdate",
                                "[{'id':1,'fieldValue':5}]",
                                "sandbox-key")
                        .at("/message")
                        .asText())
                .isEqualTo("AccountCustomFieldDatas with ID(s): 1 successfully bulk updated.");
        assertThat(sandbox.activecampaign()
                        .get("/api/3/accountCustomFieldData?filters[customerAccountId]=1")
                        .at("/accountCustomFieldData/0/fieldValue")
                        .asInt())
                .isEqualTo(5);
        assertThat(sandbox.activecampaign()
                        .get("/api/3/accountCustomFieldData/9")
                        .at("/errors/0/status")
                        .asInt())
                .isEqualTo(404);
        Answer typeless = sandbox.activecampaign()
                .post("/api/3/accountCustomFieldMeta", "{'accountCustomFieldMetum':{'fieldLabel':'X'}}");
        assertThat(typeless.at("/errors/0/code").isInt()).as("a number here").isTrue();
    }

    @Test
    void fieldsComeWithAnAccount() throws IOException {
        sandbox.activecampaign()
                .post(
                        "/api/3/accountCustomFieldMeta",
                        "{'accountCustomFieldMetum':{'fieldLabel':'City','fieldType':'text'}}");
        Answer created = sandbox.activecampaign()
                .post(
                        "/api/3/accounts",
                        "{'account':{'name':'Corp','fields':[{'customFieldId':1,'fieldValue':'Köln'}]}}");
        assertThat(created.at("/account/fields/0/accountId").asText()).isEqualTo("1");
        assertThat(sandbox.activecampaign()
                        .get("/api/3/accountCustomFieldData/1")
                        .at("/accountCustomFieldDatum/fieldValue")
                        .asText())
                .isEqualTo("Köln");
    }

    @Test
    void bulkCallsWantARawArrayAndWriteAllOrNothing() throws IOException {
        account("Corp");
        sandbox.activecampaign()
                .post(
                        "/api/3/accountCustomFieldMeta",
                        "{'accountCustomFieldMetum':{'fieldLabel':'Size','fieldType':'text'}}");
        String create = "/api/3/accountCustomFieldData/bulkCreate";
        String update = "/api/3/accountCustomFieldData/bulkUpdate";
        for (String body : new String[] {"", "{}", "5", "[]", "[5]", "{'accountCustomFieldData':[]}"}) {
            Answer created = sandbox.activecampaign().post(create, body);
            assertThat(created.status()).as(body).isEqualTo(422);
            assertThat(created.at("/errors/0/code").asInt()).as(body).isEqualTo(422);
            assertThat(sandbox.activecampaign()
                            .call("PATCH", update, body, "sandbox-key")
                            .status())
                    .as(body)
                    .isEqualTo(422);
        }
        String datum = "{'customerAccountId':1,'customFieldId':1,'fieldValue':'big'}";
        String unknown = "{'customerAccountId':1,'customFieldId':9,'fieldValue':'big'}";
        assertThat(sandbox.activecampaign()
                        .post(create, "[" + datum + "," + unknown + "]")
                        .status())
                .isEqualTo(404);
        assertThat(sandbox.activecampaign().get("/api/3/accountCustomFieldData").at("/accountCustomFieldData"))
                .isEmpty();
        assertThat(sandbox.activecampaign().post(create, "[" + datum + "]").status())
                .isEqualTo(200);
    }
}
