package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompositeOddInputTest {
    private static final String LEAD = "{'LastName':'Ada','Company':'A'}";
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void more_than_25_are_refused_unread() {
        CompositeCall call = CompositeCall.each();
        IntStream.range(0, 25).forEach(i -> call.post("r" + i, "/sobjects/Lead", LEAD));
        assertThat(call.answers(org)).hasSize(25);
        RunningOrg.Reply reply = call.post("r25", "/sobjects/Lead", LEAD).sendTo(org);
        assertThat(reply.text())
                .isEqualTo(RunningOrg.json("{'compositeResponse':[{'body':[{'errorCode':'LIMIT_EXCEEDED','message':'The"
                        + " request can’t contain more than 25 operations.'}],'httpHeaders':{},'httpStatusCode':400,"
                        + "'referenceId':null}]}"));
        assertThat(org.service.counts()).containsEntry("Lead", 25);
    }

    @Test
    void more_than_five_queries_and_collections_are_refused_unread() {
        CompositeCall call = CompositeCall.each()
                .query("a", "SELECT Id FROM Lead")
                .get("b", "/queryAll/?q=SELECT+Id+FROM+Lead")
                .post("c", "/composite/sobjects", "{'records':[]}")
                .get("d", "/composite/sobjects/Lead?ids=x")
                .query("e", "SELECT Id FROM Lead")
                .post("f", "/sobjects/Lead", LEAD);
        assertThat(call.answers(org)).hasSize(6);
        JsonNode answers = call.get("g", "/query/01g000000000001-2000").answers(org);
        assertThat(answers).hasSize(1);
        assertThat(answers.at("/0/body/0/errorCode").asText()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(org.service.counts()).containsEntry("Lead", 1);
    }

    @Test
    void reference_ids_are_unique_and_plain() {
        RunningOrg.Reply twice = CompositeCall.each()
                .post("a", "/sobjects/Lead", LEAD)
                .post("a", "/sobjects/Lead", LEAD)
                .sendTo(org);
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.errorCode()).isEqualTo("JSON_PARSER_ERROR");
        for (String bad : new String[] {"a[1]", "_a", "a.b", "a-b", "", "ä", "a b"}) {
            RunningOrg.Reply reply =
                    CompositeCall.each().post(bad, "/sobjects/Lead", LEAD).sendTo(org);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text())
                    .isEqualTo(
                            "[{\"message\":\"Provided referenceId ('" + bad + "') must start with a letter or a number,"
                                    + " and it can contain only letters, numbers and underscores ('_').\","
                                    + "\"errorCode\":\"JSON_PARSER_ERROR\"}]");
        }
        assertThat(org.service.counts()).containsEntry("Lead", 0);
        String old = CompositeCall.each().post("a[1]", "/sobjects/Lead", LEAD).json();
        assertThat(org.post("/services/data/v51.0/composite", old).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'compositeRequest':{}}",
                "{'compositeRequest':null}",
                "{'compositeRequest':[1]}",
                "{'compositeRequest':[null]}",
                "{'compositeRequest':[],'allOrNone':'yes'}",
                "{'compositeRequest':[],'graphs':[]}",
                "{'compositeRequest':[{'method':'GET','url':'/services/data/v63.0/query'}]}",
                "{'compositeRequest':[{'method':'GET','url':'/x','referenceID':'a'}]}",
                "{'compositeRequest':[{'method':'get','url':'/x','referenceId':'a'}]}",
                "{'compositeRequest':[{'method':'HEAD','url':'/x','referenceId':'a'}]}",
                "{'compositeRequest':[{'method':'GET','url':7,'referenceId':'a'}]}",
                "{'compositeRequest':[{'url':'/x','referenceId':'a'}]}",
                "{'compositeRequest':[{'method':'GET','url':'/x','referenceId':'a','richInput':{}}]}",
                "{'compositeRequest':[{'method':'GET','url':'/x','referenceId':'a','httpHeaders':[]}]}",
                "{'compositeRequest':[{'method':'GET','url':'/x','referenceId':'a','httpHeaders':{'accept':'x'}}]}",
                "{'compositeRequest':[{'method':'GET','url':'/x','referenceId':'a','httpHeaders':{'Authorization':'x'}}]}"
            })
    void what_is_no_composite_request_is_refused_as_a_whole(String body) {
        RunningOrg.Reply reply = org.post("/composite", RunningOrg.json(body));
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo("JSON_PARSER_ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@{a}",
                "@{a.Id}",
                "@{a.id.x}",
                "@{a[0].id}",
                "@{a.errors}",
                "@{a.errors[0]}",
                "@{b.id}",
                "@{later.id}",
                "@{}",
                "@{.id}",
                "@{a..id}",
                "@{a.errors[99999999999]}",
                "x @{a.Id}"
            })
    void a_reference_that_leads_nowhere_halts_its_subrequest(String reference) {
        JsonNode answers = CompositeCall.each()
                .post("a", "/sobjects/Lead", LEAD)
                .post("b", "/sobjects/Lead", "{'LastName':'" + reference + "','Company':'A'}")
                .post("later", "/sobjects/Lead", LEAD)
                .answers(org);
        assertThat(answers.at("/1/body/0/errorCode").asText()).isEqualTo("PROCESSING_HALTED");
        assertThat(answers.at("/1/body/0/message").asText()).startsWith("Invalid reference specified. No value for ");
        assertThat(answers.at("/2/httpStatusCode").asInt()).isEqualTo(201);
    }

    @Test
    void an_empty_field_of_a_record_may_be_referred_to_since_version_52() {
        String id = org.insert("Lead", "LastName", "One", "Company", "A");
        String call = CompositeCall.each()
                .get("a", "/sobjects/Lead/" + id + "?fields=Title")
                .patch("b", "/sobjects/Lead/" + id, "{'City':'@{a.Title}'}")
                .query("c", "SELECT Title FROM Lead")
                .patch("d", "/sobjects/Lead/" + id, "{'City':'@{c.records[0].Title}'}")
                .json();
        assertThat(org.post("/composite", call).json().findValuesAsText("httpStatusCode"))
                .containsExactly("200", "204", "200", "400");
        assertThat(org.post("/services/data/v51.0/composite", call).json().findValuesAsText("httpStatusCode"))
                .containsExactly("200", "400", "200", "400");
    }

    @Test
    void numbers_and_truth_values_keep_their_kind() {
        JsonNode answers = CompositeCall.each()
                .query("a", "SELECT COUNT() FROM Lead")
                .post("b", "/sobjects/Lead", "{'LastName':'A','Company':'@{a.done}','Score__c':'@{a.totalSize}'}")
                .post("c", "/sobjects/Lead", "{'LastName':'n@{a.totalSize}','Company':'A','Score__c':'@{a.totalSize}'}")
                .get("d", "/sobjects/Lead/@{c.id}?fields=LastName,Score__c")
                .answers(org);
        assertThat(answers.at("/1/httpStatusCode").asInt()).isEqualTo(201);
        assertThat(answers.at("/3/body/LastName").asText()).isEqualTo("n0");
        assertThat(answers.at("/3/body/Score__c").asDouble(-1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/composite",
                "/composite/batch",
                "/composite/tree/Lead",
                "/jobs/query",
                "/limits",
                "/search?q=x",
                "",
                "/queryMore"
            })
    void what_composite_does_not_carry_is_refused_alone(String path) {
        JsonNode answers = CompositeCall.each()
                .get("a", path)
                .post("b", "/sobjects/Lead", LEAD)
                .answers(org);
        assertThat(answers.at("/0/httpStatusCode").asInt()).isBetween(400, 404);
        assertThat(answers.at("/1/httpStatusCode").asInt()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sobjects/Lead",
                "v63.0/sobjects/Lead",
                "http://localhost/services/data/v63.0/sobjects/Lead",
                "/services/data",
                "/services/data/v99.0/sobjects/Lead",
                "/services/data/v63.0/sobjects/%zz/1",
                "/services/data/v63.0/query?q=%zz",
                "/services/data/v63.0//",
                ""
            })
    void an_address_outside_or_malformed_fails_alone(String url) {
        String body = "{'compositeRequest':[{'method':'GET','url':'" + url + "','referenceId':'a'}]}";
        RunningOrg.Reply reply = org.post("/composite", RunningOrg.json(body));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().at("/compositeResponse/0/httpStatusCode").asInt())
                .isBetween(400, 404);
        assertThat(reply.json().at("/compositeResponse/0/body/0/errorCode").asText())
                .isNotEmpty();
    }

    @Test
    void its_neighbours_are_listed_and_graphs_are_absent() {
        assertThat(org.get("/composite/").json().toString())
                .isEqualTo(
                        RunningOrg.json(
                                "{'tree':'/services/data/v63.0/composite/tree','batch':"
                                        + "'/services/data/v63.0/composite/batch','sobjects':'/services/data/v63.0/composite/sobjects'}"));
        assertThat(org.post("/composite/graph", "{}").status()).isEqualTo(404);
        assertThat(org.patch("/composite", "{}").status()).isEqualTo(405);
        assertThat(org.post("/composite", RunningOrg.json("{'compositeRequest':[]}"))
                        .text())
                .isEqualTo("{\"compositeResponse\":[]}");
    }
}
