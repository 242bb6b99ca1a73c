package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompositeTest {
    private static final String LEAD = "{'LastName':'Ada','Company':'A'}";
    private static final String NO_LEAD = "{'LastName':'Ada'}";
    private static final String HALTED = "[{'errorCode':'PROCESSING_HALTED','message':'The transaction was rolled back"
            + " since another operation in the same transaction failed.'}]";
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void later_subrequests_use_what_earlier_ones_answered() {
        JsonNode answers = CompositeCall.each()
                .post("acme", "/sobjects/Account", "{'Name':'Acme & Söhne','ActiveCampaign_ID__c':'7'}")
                .post("ada", "/sobjects/Contact", "{'LastName':'Ada','AccountId':'@{acme.id}'}")
                .get("read", "/sobjects/Contact/@{ada.id}?fields=LastName,AccountId")
                .query("found", "SELECT Id, Name FROM Account WHERE Id=%27@{read.AccountId}%27")
                .query("again", "SELECT Id FROM Account WHERE Name=%27@{found.records[0].Name}%27")
                .patch("named", "/sobjects/Account/@{found.records[0].Id}", "{'City__c':null,'Name':'X @{acme.id}'}")
                .answers(org);
        assertThat(answers.findValuesAsText("referenceId"))
                .containsExactly("acme", "ada", "read", "found", "again", "named");
        assertThat(answers.at("/0/httpStatusCode").asInt()).isEqualTo(201);
        String account = answers.at("/0/body/id").asText();
        assertThat(answers.at("/0/httpHeaders/Location").asText())
                .isEqualTo("/services/data/v63.0/sobjects/Account/" + account);
        assertThat(answers.at("/2/body/AccountId").asText()).isEqualTo(account);
        assertThat(answers.at("/2/httpHeaders").isEmpty()).isTrue();
        assertThat(answers.at("/4/body/records/0/Id").asText()).isEqualTo(account);
        assertThat(answers.at("/5/body/0/errorCode").asText())
                .as("each by itself")
                .isEqualTo("INVALID_FIELD");
    }

    @Test
    void a_subrequest_is_answered_as_the_single_call_is() {
        String id = org.insert("Lead", "LastName", "One", "Company", "A", "ActiveCampaign_ID__c", "a/7");
        List<String[]> calls = List.of(
                new String[] {"GET", "/sobjects/Lead/" + id, null},
                new String[] {"GET", "/sobjects/Lead/" + id + "?fields=LastName,Company", null},
                new String[] {"GET", "/sobjects/Lead/ActiveCampaign_ID__c/a%2F7", null},
                new String[] {"GET", "/sobjects/Lead/ActiveCampaign_ID__c/none", null},
                new String[] {"GET", "/sobjects/Nothing/" + id, null},
                new String[] {"GET", "/sobjects/Lead/" + id + "?fields=Nothing", null},
                new String[] {"GET", "/sobjects/Lead/describe", null},
                new String[] {"GET", "/sobjects/", null},
                new String[] {"GET", "/query/?q=SELECT+Id,+LastName+FROM+Lead+WHERE+LastName+%3D+%27One%27", null},
                new String[] {"GET", "/queryAll?q=SELECT+COUNT()+FROM+Lead", null},
                new String[] {"GET", "/query?q=SELECT+Id+FROM", null},
                new String[] {"GET", "/query", null},
                new String[] {"PATCH", "/sobjects/Lead/" + id, "{'Title':'Dr'}"},
                new String[] {"PATCH", "/sobjects/Lead/ActiveCampaign_ID__c/a%2F7", "{'Title':'Dr'}"},
                new String[] {"PATCH", "/sobjects/Lead/" + id, "{'Email':'no'}"},
                new String[] {"PATCH", "/sobjects/Lead/" + id, "[1]"},
                new String[] {"PATCH", "/sobjects/Lead/" + id, null},
                new String[] {"POST", "/sobjects/Lead", "{'FirstName':'Ada'}"},
                new String[] {"PUT", "/sobjects/Lead", LEAD},
                new String[] {"DELETE", "/sobjects/Lead/00Q500000000009", null},
                new String[] {
                    "PATCH",
                    "/composite/sobjects/Lead/ActiveCampaign_ID__c",
                    "{'records':[{'attributes':{'type':'Lead'},'ActiveCampaign_ID__c':'a/7','Title':'Dr'}]}"
                },
                new String[] {"GET", "/composite/sobjects/Lead?ids=" + id + "&fields=LastName", null});
        for (String[] call : calls) {
            JsonNode answer = CompositeCall.each()
                    .add("one", call[0], call[1], call[2])
                    .answers(org)
                    .path(0);
            String body = call[2] == null ? null : RunningOrg.json(call[2]);
            RunningOrg.Reply single = org.call(call[0], call[1], body, Map.of("Content-Type", "application/json"));
            assertThat(answer.path("httpStatusCode").asInt()).as(call[1]).isEqualTo(single.status());
            assertThat(answer.path("body").toString())
                    .as(call[1])
                    .isEqualTo(single.status() == 204 ? "null" : single.json().toString());
        }
    }

    @Test
    void a_created_record_has_its_place_in_a_header_of_the_single_call_too() {
        RunningOrg.Reply created = org.post("/sobjects/Lead", RunningOrg.json(LEAD));
        assertThat(created.response().headers().firstValue("Location"))
                .contains("/services/data/v63.0/sobjects/Lead/"
                        + created.json().path("id").asText());
    }

    @Test
    void without_all_or_none_only_what_depends_on_a_failure_is_left_out() {
        JsonNode answers = CompositeCall.each()
                .post("bad", "/sobjects/Account", "{}")
                .post("ada", "/sobjects/Contact", "{'LastName':'Ada','AccountId':'@{bad.id}'}")
                .post("eve", "/sobjects/Contact", "{'LastName':'Eve'}")
                .answers(org);
        assertThat(answers.at("/0/body/0/errorCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(answers.path(1).toString())
                .isEqualTo(
                        RunningOrg.json("{#body#:[{#message#:#Invalid reference specified. No value for bad.id found in"
                                        + " bad. Provided referenceId ('bad.id') must start with a letter or a number, and it can"
                                        + " contain only letters, numbers and underscores ('_').#,"
                                        + "#errorCode#:#PROCESSING_HALTED#}],#httpHeaders#:{},#httpStatusCode#:400,"
                                        + "#referenceId#:#ada#}")
                                .replace('"', '\'')
                                .replace('#', '"'));
        assertThat(answers.at("/2/httpStatusCode").asInt()).isEqualTo(201);
        assertThat(org.service.counts()).containsEntry("Contact", 1);
    }

    @Test
    void all_or_none_keeps_and_tells_nothing_when_one_fails() {
        String old = org.insert("Lead", "LastName", "Old", "Company", "A", "ActiveCampaign_ID__c", "7");
        String gone = org.insert("Lead", "LastName", "Kept", "Company", "A");
        Subscriber subscriber = Subscriber.on(org, "/data/LeadChangeEvent", -1);
        RunningOrg.Reply reply = CompositeCall.allOrNone()
                .post("ada", "/sobjects/Lead", LEAD)
                .patch("old", "/sobjects/Lead/" + old, "{'ActiveCampaign_ID__c':'8'}")
                .add("gone", "DELETE", "/sobjects/Lead/" + gone, null)
                .query("seen", "SELECT COUNT() FROM Lead")
                .post("bad", "/sobjects/Lead", NO_LEAD)
                .post("late", "/sobjects/Lead", LEAD)
                .sendTo(org);
        assertThat(reply.status()).isEqualTo(200);
        JsonNode answers = reply.json().path("compositeResponse");
        assertThat(answers.at("/4/body/0/errorCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        for (int halted : new int[] {0, 1, 2, 3, 5}) {
            assertThat(answers.path(halted).path("httpStatusCode").asInt()).isEqualTo(400);
            assertThat(answers.path(halted).path("body").toString()).isEqualTo(RunningOrg.json(HALTED));
            assertThat(answers.path(halted).path("httpHeaders").isEmpty()).isTrue();
        }
        assertThat(org.query("SELECT LastName FROM Lead ORDER BY LastName")
                        .json()
                        .findValuesAsText("LastName"))
                .containsExactly("Kept", "Old");
        assertThat(org.get("/sobjects/Lead/ActiveCampaign_ID__c/7").status()).isEqualTo(200);
        assertThat(org.get("/sobjects/Lead/ActiveCampaign_ID__c/8").status()).isEqualTo(404);
        org.insert("Lead", "LastName", "Next", "Company", "A");
        assertThat(subscriber.payloads(1).get(0).at("/Name/LastName").asText()).isEqualTo("Next");
    }

    @Test
    void all_or_none_sees_its_own_writes_and_keeps_them_all() {
        String old = org.insert("Lead", "LastName", "Old", "Company", "A", "ActiveCampaign_ID__c", "7");
        Subscriber subscriber = Subscriber.on(org, "/data/LeadChangeEvent", -1);
        JsonNode answers = CompositeCall.allOrNone()
                .post("ada", "/sobjects/Lead", "{'LastName':'Ada','Company':'A','ActiveCampaign_ID__c':'8'}")
                .patch("more", "/sobjects/Lead/ActiveCampaign_ID__c/8", "{'Title':'Dr'}")
                .patch("moved", "/sobjects/Lead/" + old, "{'ActiveCampaign_ID__c':'9'}")
                .query("all", "SELECT LastName, Title FROM Lead ORDER BY LastName")
                .query("key", "SELECT Id FROM Lead WHERE ActiveCampaign_ID__c IN (%277%27,%279%27)")
                .answers(org);
        assertThat(answers.at("/1/body/created").asBoolean(true)).isFalse();
        assertThat(answers.at("/3/body/records").findValuesAsText("LastName")).containsExactly("Ada", "Old");
        assertThat(answers.at("/3/body/records/0/Title").asText()).isEqualTo("Dr");
        assertThat(answers.at("/4/body/records")).hasSize(1);
        assertThat(subscriber.payloads(3))
                .extracting(event -> event.at("/ChangeEventHeader/changeType").asText())
                .containsExactly("CREATE", "UPDATE", "UPDATE");
        assertThat(org.get("/sobjects/Lead/ActiveCampaign_ID__c/9").status()).isEqualTo(200);
    }

    @Test
    void nobody_sees_what_may_still_be_rolled_back() {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Boolean> seen = CompletableFuture.supplyAsync(() -> {
            boolean any = false;
            while (!over.get()) {
                any |= org.query("SELECT Id FROM Lead").json().path("totalSize").asInt() > 0;
            }
            return any;
        });
        CompositeCall call = CompositeCall.allOrNone();
        IntStream.range(0, 20).forEach(i -> call.post("r" + i, "/sobjects/Lead", LEAD));
        String json = call.post("bad", "/sobjects/Lead", NO_LEAD).json();
        IntStream.range(0, 50).forEach(i -> org.post("/composite", json));
        over.set(true);
        assertThat(seen.join()).isFalse();
    }

    @Test
    void a_collection_that_fails_in_part_rolls_all_back_but_keeps_its_answer() {
        String records = "{'records':[{'attributes':{'type':'Lead'},'LastName':'One','Company':'A'},"
                + "{'attributes':{'type':'Lead'},'LastName':'Two'}]}";
        JsonNode answers = CompositeCall.allOrNone()
                .post("leads", "/composite/sobjects", records)
                .post("ada", "/sobjects/Lead", LEAD)
                .answers(org);
        assertThat(answers.at("/0/httpStatusCode").asInt()).isEqualTo(200);
        assertThat(answers.at("/0/body").findValuesAsText("success")).containsExactly("true", "false");
        assertThat(answers.at("/1/body").toString()).isEqualTo(RunningOrg.json(HALTED));
        assertThat(org.service.counts()).containsEntry("Lead", 0);
        answers = CompositeCall.each()
                .post("leads", "/composite/sobjects", records)
                .post("ada", "/sobjects/Lead", "{'LastName':'@{leads[0].id}','Company':'A'}")
                .answers(org);
        assertThat(answers.at("/1/httpStatusCode").asInt()).isEqualTo(201);
        assertThat(org.service.counts()).containsEntry("Lead", 2);
    }

    @Test
    void headers_of_a_subrequest_are_its_own() {
        Subscriber subscriber = Subscriber.on(org, "/data/LeadChangeEvent", -1);
        String one = "{'method':'POST','url':'/services/data/v63.0/sobjects/Lead','body':" + LEAD + ",'referenceId':";
        String body = "{'compositeRequest':[" + one + "'a','httpHeaders':{'sforce-call-options':'client=inner'}}," + one
                + "'b'}]}";
        org.call("POST", "/composite", RunningOrg.json(body), Map.of("Sforce-Call-Options", "client=outer"));
        assertThat(subscriber.payloads(2))
                .extracting(event -> event.at("/ChangeEventHeader/changeOrigin").asText())
                .containsExactly("com/salesforce/api/rest/63.0;client=inner", "com/salesforce/api/rest/63.0");
    }

    @Test
    void the_whole_is_one_call_of_the_day() {
        int before = used();
        CompositeCall.each()
                .query("a", "SELECT Id FROM Lead")
                .query("b", "SELECT Id FROM Lead")
                .post("c", "/sobjects/Lead", LEAD)
                .answers(org);
        assertThat(used()).isEqualTo(before + 2);
    }

    private int used() {
        String usage = org.get("/limits")
                .response()
                .headers()
                .firstValue("Sforce-Limit-Info")
                .orElseThrow();
        return Integer.parseInt(usage.replaceAll("\\D*(\\d+)/.*", "$1"));
    }
}
