package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FieldTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static Answer field(String title, String type) throws IOException {
        return sandbox.activecampaign()
                .post("/api/3/fields", "{'field':{'title':'" + title + "','type':'" + type + "'}}");
    }

    @Test
    void aFieldGetsAPersonalisationTagInUpperCase() throws IOException {
        Answer created = field("Favourite colour", "text");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/field/perstag").asText()).isEqualTo("FAVOURITE_COLOUR");
        Answer again = field("Favourite colour", "text");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.at("/errors/0/code").asText()).isEqualTo("duplicate");
        assertThat(again.at("/errors/0").has("source")).isFalse();
        assertThat(field("x", "colour").status()).isEqualTo(422);
    }

    @Test
    void listsCarryOptionsAndRelationsBesideTheFields() throws IOException {
        field("Colour", "dropdown");
        Answer options = sandbox.activecampaign()
                .post(
                        "/api/3/fieldOption/bulk",
                        "{'fieldOptions':[{'field':'1','orderid':1,'value':'red','label':'Red','isdefault':false}]}");
        assertThat(options.status()).isEqualTo(201);
        assertThat(options.at("/fieldOptions/0/isdefault").isInt()).isTrue();
        Answer relation = sandbox.activecampaign().post("/api/3/fieldRels", "{'fieldRel':{'field':1,'relid':0}}");
        assertThat(relation.at("/fieldRel/links").isArray())
                .as("PHP's empty object")
                .isTrue();

        JsonNode list = sandbox.activecampaign().get("/api/3/fields?limit=100").json();

        assertThat(list.at("/fieldOptions/0/value").asText()).isEqualTo("red");
        assertThat(list.at("/fields/0/options/0").asText()).isEqualTo("1");
        assertThat(list.at("/fields/0/relations/0").asText()).isEqualTo("1");
        assertThat(list.at("/meta/selected").isNull()).isTrue();
        assertThat(sandbox.activecampaign()
                        .get("/api/3/fields?filters[perstag]=NONE")
                        .at("/fields"))
                .isEmpty();
    }

    @Test
    void deletingAnOptionAnswersNothingAtAll() throws IOException {
        field("Colour", "dropdown");
        sandbox.activecampaign()
                .post("/api/3/fieldOption/bulk", "{'fieldOptions':[{'field':'1','value':'red','label':'Red'}]}");
        Answer deleted = sandbox.activecampaign().delete("/api/3/fieldOptions/1");
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.raw().body()).isEmpty();
        assertThat(sandbox.activecampaign()
                        .post("/api/3/fieldOption/bulk", "{}")
                        .at("/errors")
                        .isTextual())
                .isTrue();
    }

    @Test
    void aContactHasOneValueForAField() throws IOException {
        field("Colour", "text");
        sandbox.contact("a@corp.test");
        Answer first = sandbox.activecampaign()
                .post("/api/3/fieldValues", "{'fieldValue':{'contact':1,'field':1,'value':'Red'},'useDefaults':true}");
        Answer second = sandbox.activecampaign()
                .post("/api/3/fieldValues", "{'fieldValue':{'contact':1,'field':1,'value':'Blue'}}");
        assertThat(first.status()).as("201, whatever the documentation says").isEqualTo(201);
        assertThat(first.at("/contacts/0/id").asText()).isEqualTo("1");
        assertThat(second.at("/fieldValue/id")).isEqualTo(first.at("/fieldValue/id"));
        sandbox.activecampaign().put("/api/3/fieldValues/1", "{'fieldValue':{'contact':1,'field':1,'value':'Green'}}");
        assertThat(sandbox.activecampaign()
                        .get("/api/3/fieldValues?filters[fieldid]=1&filters[val]=Green")
                        .at("/fieldValues"))
                .hasSize(1);
    }

    @Test
    void aDeletedFieldTakesItsValuesAlong() throws IOException {
        field("Colour", "text");
        sandbox.contact("a@corp.test");
        sandbox.activecampaign().post("/api/3/fieldValues", "{'fieldValue':{'contact':1,'field':1,'value':'Red'}}");
        sandbox.activecampaign().delete("/api/3/fields/1");
        assertThat(sandbox.activecampaign()
                        .get("/api/3/fields/1")
                        .at("/message")
                        .asText())
                .isEqualTo("No Result found for Field with id 1");
        assertThat(sandbox.activecampaign().get("/api/3/contacts/1/fieldValues").at("/fieldValues"))
                .isEmpty();
    }

    @Test
    void aFieldThatIsSentTwiceIsAnsweredOnce() throws IOException {
        new Api(sandbox).field("Size", "text");
        Answer answer = sandbox.activecampaign()
                .post(
                        "/api/3/contact/sync",
                        "{'contact':{'email':'a@corp.test','fieldValues':[{'field':'1','value':'S'},"
                                + "{'field':1,'value':'L'}]}}");
        assertThat(answer.at("/fieldValues")).hasSize(1);
        assertThat(answer.at("/fieldValues/0/value").asText()).isEqualTo("L");
        assertThat(answer.at("/contact/fieldValues")).hasSize(1);
    }
}
