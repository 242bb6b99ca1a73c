package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.karawane.sandbox.RunningSandbox;
import io.karawane.sandbox.activecampaign.NodeClient.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that its authors wrote for the real service does its work here; each test names the calls it drives. */
class NodeClientTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static NodeClient client;

    @BeforeAll
    static void start() throws Exception {
        client = new NodeClient(sandbox.get().activecampaignUrl(), "sandbox-key");
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    private static Answer ok(int status, String call, String... with) {
        Answer answer = client.call(call, with);
        assertThat(answer.status()).as("%s: %s", call, answer.data()).isEqualTo(status);
        return answer;
    }

    private static String contact() {
        return ok(201, "contacts.contact.create", "{'contact':{'email':'a@corp.test','lastName':'Ex'}}")
                .at("/contact/id")
                .asText();
    }

    @Test
    void contactsCreateSyncRetrieveUpdateListDelete() {
        String id = contact();
        ok(422, "contacts.contact.create", "{'contact':{'email':'a@corp.test'}}");
        ok(200, "contacts.contact.createOrUpdate", "{'contact':{'email':'A@corp.test','firstName':'An'}}");
        ok(201, "contacts.contact.createOrUpdate", "{'contact':{'email':'b@corp.test'}}");
        assertThat(ok(200, "contacts.contact.retrieve", id)
                        .at("/contact/firstName")
                        .asText())
                .isEqualTo("An");
        ok(200, "contacts.contact.update", id, "{'contact':{'phone':'1'}}");
        assertThat(ok(200, "contacts.contact.listAll", "{'ids':[1,2],'orders[id]':'DESC','limit':1}")
                        .at("/contacts/0/email")
                        .asText())
                .isEqualTo("b@corp.test");
        ok(200, "contacts.contact.listAll", "{'email':'a@corp.test','filters[updated_after]':'2020-01-01'}");
        ok(200, "contacts.contact.delete", id);
        ok(404, "contacts.contact.retrieve", id);
    }

    @Test
    void contactsListStatusAutomationsAndScores() {
        String id = contact();
        ok(201, "lists.list.create", "{'list':{'name':'News','stringid':'news','sender_url':'https://corp.test'}}");
        ok(200, "contacts.contact.updateListStatus", "{'contactList':{'list':1,'contact':" + id + ",'status':1}}");
        ok(200, "contacts.contact.listAllAutomations", id);
        ok(200, "contacts.contact.retrieveContactsScoreValue", id);
        ok(200, "lists.list.retrieve", "1");
        assertThat(ok(200, "lists.list.listAll", "{'filters[name]':'New'}").at("/lists"))
                .hasSize(1);
        ok(200, "lists.list.delete", "1");
    }

    @Test
    void bulkImport() {
        Answer queued = ok(
                200,
                "contacts.contact.bulkImport",
                "{'contacts':[{'email':'a@corp.test','tags':['x']},{'email':'b@corp.test'}]}");
        assertThat(queued.at("/Success").asInt()).isEqualTo(1);
        await().until(() ->
                ok(200, "contacts.contact.listAll", "{}").at("/contacts").size() == 2);
    }

    @Test
    void tagsCreateRetrieveUpdateListDeleteAddAndRemove() {
        String id = contact();
        ok(201, "tags.tag.create", "{'tag':{'tag':'vip','tagType':'contact','description':''}}");
        ok(200, "tags.tag.retrieve", "1");
        ok(200, "tags.tag.update", "1", "{'tag':{'tag':'VIP','tagType':'contact','description':'x'}}");
        assertThat(ok(200, "tags.tag.listAll", "{'search':'vi'}")
                        .at("/tags/0/tag")
                        .asText())
                .isEqualTo("VIP");
        ok(201, "contacts.tag.addTagToContact", "{'contactTag':{'contact':'" + id + "','tag':'1'}}");
        ok(200, "contacts.tag.removeTagFromContact", "1");
        ok(200, "tags.tag.delete", "1");
    }

    @Test
    void customFieldsCreateRelateOptionsUpdateListDeleteAndTheirValues() {
        String id = contact();
        ok(201, "contacts.customField.create", "{'field':{'title':'Colour','type':'dropdown','visible':1}}");
        ok(201, "contacts.customField.createRelationshipToList", "{'fieldRel':{'field':1,'relid':0}}");
        ok(
                201,
                "contacts.customField.createOptions",
                "{'fieldOptions':[{'orderid':1,'value':'red','label':'Red','isdefault':false,'field':'1'}]}");
        ok(200, "contacts.customField.update", "1", "{'field':{'title':'Color'}}");
        assertThat(ok(200, "contacts.customField.listAll", "{'limit':100}")
                        .at("/fields/0/options/0")
                        .asText())
                .isEqualTo("1");
        ok(
                201,
                "contacts.customFieldsValue.createCustomFieldValue",
                "{'fieldValue':{'contact':" + id + ",'field':1,'value':'red'}}");
        ok(200, "contacts.customFieldsValue.retrieveCustomFieldValue", "1");
        ok(
                200,
                "contacts.customFieldsValue.updateCustomFieldValueForContact",
                "1",
                "{'fieldValue':{'contact':" + id + ",'field':1,'value':''}}");
        ok(200, "contacts.customFieldsValue.listAllCustomFieldValues", "{'filters[fieldid]':1}");
        ok(200, "contacts.customFieldsValue.deleteCustomFieldValue", "1");
        ok(200, "contacts.customField.delete", "1");
    }

    @Test
    void accountsCreateRetrieveUpdateListDeleteAndTheirContacts() {
        String id = contact();
        ok(201, "accounts.account.createAccount", "{'account':{'name':'Corp','accountUrl':'https://corp.test'}}");
        ok(200, "accounts.account.retrieveAccount", "1");
        ok(200, "accounts.account.updateAccount", "1", "{'account':{'name':'Corp AG'}}");
        assertThat(ok(200, "accounts.account.listAllAccounts", "{'search':'corp'}")
                        .at("/accounts"))
                .hasSize(1);
        String association = "accounts.accountContactAssociation.";
        ok(201, association + "createAssociation", "{'accountContact':{'contact':" + id + ",'account':1}}");
        ok(422, association + "createAssociation", "{'accountContact':{'contact':" + id + ",'account':1}}");
        ok(200, association + "retrieveAssociation", "1");
        ok(200, association + "updateAssociation", "1", "{'accountContact':{'jobTitle':'CTO'}}");
        ok(200, association + "listAllAssociation", "{'filters[contact]':" + id + "}");
        ok(200, association + "deleteAssociation", "1");
        ok(200, "accounts.account.deleteAccount", "1");
    }

    @Test
    void accountFieldsCreateRetrieveUpdateListDeleteAndTheirValuesAlsoInBulk() {
        ok(201, "accounts.account.createAccount", "{'account':{'name':'Corp'}}");
        String field = "accounts.customAccountField.";
        ok(200, field + "createCustomField", "{'accountCustomFieldMetum':{'fieldLabel':'Size','fieldType':'number'}}");
        ok(200, field + "retrieveCustomField", "1");
        ok(200, field + "updateCustomField", "1", "{'accountCustomFieldMetum':{'fieldLabel':'Staff'}}");
        ok(200, field + "listAllCustomField", "{}");
        String value = "accounts.customAccountFieldsValue.";
        ok(
                200,
                value + "createCustomFieldValue",
                "{'accountCustomFieldDatum':{'accountId':1,'customFieldId':1,'fieldValue':'7'}}");
        ok(200, value + "bulkCreateCustomFieldValue", "[{'accountId':1,'customFieldId':1,'fieldValue':'8'}]");
        ok(200, value + "bulkUpdateCustomFieldValue", "[{'id':1,'fieldValue':'9'}]");
        assertThat(ok(200, value + "retrieveCustomFieldValue", "1")
                        .at("/accountCustomFieldDatum/fieldValue")
                        .asText())
                .isEqualTo("9");
        ok(200, value + "updateCustomFieldValue", "1", "{'accountCustomFieldDatum':{'fieldValue':'10'}}");
        ok(200, value + "listAllCustomFieldValue", "{'filters[customerAccountId]':1}");
        ok(200, value + "deleteCustomFieldValue", "1");
        ok(200, field + "deleteCustomField", "1");
    }

    @Test
    void automationsEnterCampaignsListRetrieveLinksAndTheUser() throws IOException {
        String id = contact();
        sandbox.activecampaign().post("/sandbox/automations", "{'id':'1','name':'A'}");
        sandbox.activecampaign().post("/sandbox/seed", "{'seed':1}");
        String entry = "{'contactAutomation':{'contact':'" + id + "','automation':'1'}}";
        ok(201, "contacts.automation.addContactToAutomation", entry);
        assertThat(ok(403, "contacts.automation.addContactToAutomation", entry)
                        .at("/message")
                        .asText())
                .isEqualTo("Could not create SubscriberSeries");
        ok(200, "campaigns.campaign.listAll", "{'orders[sdate]':'ASC','filters[label_name]':'salesforce'}");
        ok(200, "campaigns.campaign.retrieveCampaign", "1");
        ok(200, "campaigns.campaign.retrieveLinksAssociatedToCampaign", "1");
        assertThat(ok(200, "users.user.retrieveLoggedIn").at("/user/id").asText())
                .isEqualTo("1");
    }

    @Test
    void webhooksCreateRetrieveUpdateListDelete() {
        ok(
                201,
                "webhooks.webhook.create",
                "{'webhook':{'name':'w','url':'https://corp.test/x','events':['subscribe','update'],"
                        + "'sources':['public','admin']}}");
        ok(200, "webhooks.webhook.retrieve", "1");
        ok(200, "webhooks.webhook.update", "1", "{'webhook':{'events':['update']}}");
        assertThat(ok(200, "webhooks.webhook.listAll", "{'filters[name]':'w'}").at("/webhooks/0/events"))
                .hasSize(1);
        ok(200, "webhooks.webhook.delete", "1");
    }

    @Test
    void aWrongKeyIsRefused() throws Exception {
        try (NodeClient stranger = new NodeClient(sandbox.get().activecampaignUrl(), "other")) {
            assertThat(stranger.call("users.user.retrieveLoggedIn").status()).isEqualTo(403);
        }
    }
}
