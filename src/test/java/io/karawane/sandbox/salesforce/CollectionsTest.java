package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectionsTest {
    private static final String BY_KEY = "/composite/sobjects/Lead/ActiveCampaign_ID__c";
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void records_are_created_in_order_and_each_has_its_own_result() {
        JsonNode results = org.post(
                        "/composite/sobjects/", records("{'Company':'A','LastName':'One'}", "{'Company':'B'}"))
                .json();
        assertThat(results.path(0).path("success").asBoolean()).isTrue();
        assertThat(results.path(0).path("id").asText()).startsWith("00Q").hasSize(18);
        assertThat(results.path(0).path("errors").isArray()).isTrue();
        assertThat(results.path(1).toString())
                .isEqualTo(RunningOrg.json(
                        "{'success':false,'errors':[{'message':'Required fields are missing: [LastName]',"
                                + "'statusCode':'REQUIRED_FIELD_MISSING','fields':['LastName']}]}"));
    }

    @Test
    void upsert_by_external_id_says_what_was_created() {
        JsonNode first =
                org.patch(BY_KEY, records(lead("7", "One"), lead("8", "Two"))).json();
        assertThat(first.findValuesAsText("created")).containsExactly("true", "true");
        JsonNode second = org.patch(BY_KEY, records(lead("8", "Zwei"), lead("9", "Three")))
                .json();
        assertThat(second.findValuesAsText("created")).containsExactly("false", "true");
        assertThat(second.path(0).path("id")).isEqualTo(first.path(1).path("id"));
        assertThat(org.query("SELECT LastName FROM Lead ORDER BY ActiveCampaign_ID__c")
                        .json()
                        .findValuesAsText("LastName"))
                .containsExactly("One", "Zwei", "Three");
    }

    @Test
    void records_that_share_an_external_id_in_one_call_are_all_refused() {
        JsonNode results = org.patch(BY_KEY, records(lead("7", "One"), lead("8", "Two"), lead("7", "Again")))
                .json();
        assertThat(results.findValuesAsText("success")).containsExactly("false", "true", "false");
        assertThat(results.path(0).path("errors").path(0).path("message").asText())
                .isEqualTo("Duplicate external id specified: 7");
    }

    @Test
    void a_record_without_its_external_id_is_refused_alone() {
        JsonNode results = org.patch(BY_KEY, records("{'Company':'A','LastName':'One'}", lead("8", "Two")))
                .json();
        assertThat(results.path(0).path("errors").path(0).path("statusCode").asText())
                .isEqualTo("MISSING_ARGUMENT");
        assertThat(results.path(1).path("success").asBoolean()).isTrue();
    }

    @Test
    void all_or_none_keeps_nothing_when_one_record_fails() {
        String body = records(lead("7", "One"), "{'ActiveCampaign_ID__c':'8'}").replace("false", "true");
        JsonNode results = org.patch(BY_KEY, body).json();
        assertThat(results.path(0).path("errors").path(0).path("statusCode").asText())
                .isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
        assertThat(results.path(1).path("errors").path(0).path("statusCode").asText())
                .isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(org.query("SELECT COUNT() FROM Lead")
                        .json()
                        .path("totalSize")
                        .asInt())
                .isZero();
    }

    @Test
    void records_are_updated_and_deleted_by_id() {
        String id = org.insert("Lead", "LastName", "One", "Company", "A");
        JsonNode updated = org.patch(
                        "/composite/sobjects", records("{'id':'" + id + "','LastName':'New'}", "{'LastName':'x'}"))
                .json();
        assertThat(updated.findValuesAsText("success")).containsExactly("true", "false");
        JsonNode deleted = org.delete("/composite/sobjects?ids=" + id + "%2C00Q500000000009&allOrNone=false")
                .json();
        assertThat(deleted.findValuesAsText("success")).containsExactly("true", "false");
        assertThat(org.patch("/composite/sobjects", records("{'Id':'" + id + "','LastName':'x'}"))
                        .json()
                        .toString())
                .contains("ENTITY_IS_DELETED");
    }

    @Test
    void more_than_200_records_and_more_than_10_chunks_are_refused() {
        String many =
                records(IntStream.range(0, 201).mapToObj(i -> lead("" + i, "L")).toArray(String[]::new));
        assertThat(org.patch(BY_KEY, many).errorCode()).isEqualTo("EXCEEDED_ID_LIMIT");
        org.limits.set("collectionSize", 0);
        assertThat(org.patch(BY_KEY, many).status()).isEqualTo(200);
        String mixed = IntStream.range(0, 11)
                .mapToObj(i -> "{'attributes':{'type':'" + (i % 2 == 0 ? "Lead" : "Account") + "'}}")
                .collect(Collectors.joining(","));
        assertThat(org.post("/composite/sobjects", RunningOrg.json("{'records':[" + mixed + "]}"))
                        .message())
                .startsWith("Cannot have more than 10 chunks");
    }

    @Test
    void a_value_that_cannot_be_read_refuses_the_whole_call_or_the_record_as_switched() {
        String body = records(lead("7", "One"), "{'ActiveCampaign_ID__c':'8','Score__c':'many'}");
        assertThat(org.patch(BY_KEY, body).errorCode()).isEqualTo("JSON_PARSER_ERROR");
        org.switches.set("collectionParseErrors", "record");
        assertThat(org.patch(BY_KEY, body).json().findValuesAsText("success")).containsExactly("true", "false");
    }

    @Test
    void an_external_id_is_unique_within_a_call_and_names_one_record_only() {
        String one = "{'Company':'A','LastName':'One','ActiveCampaign_ID__c':'7'}";
        JsonNode created = org.post("/composite/sobjects", records(one, one)).json();
        assertThat(created.findValuesAsText("success")).containsExactly("true", "false");
        assertThat(created.at("/1/errors/0/statusCode").asText()).isEqualTo("DUPLICATE_VALUE");
        org.insert("Lead", "LastName", "A", "Company", "A", "Legacy_ID__c", "x");
        org.insert("Lead", "LastName", "B", "Company", "A", "Legacy_ID__c", "x");
        JsonNode upserted = org.patch(
                        "/composite/sobjects/Lead/Legacy_ID__c",
                        records(
                                "{'Legacy_ID__c':'X','Title':'Dr'}",
                                "{'Legacy_ID__c':'y','LastName':'Y','Company':'A'}"))
                .json();
        assertThat(upserted.findValuesAsText("success")).containsExactly("false", "true");
        assertThat(upserted.at("/0/errors/0/statusCode").asText()).isEqualTo("DUPLICATE_EXTERNAL_ID");
    }

    @Test
    void retrieve_answers_null_for_what_is_not_there() {
        String id = org.insert("Lead", "LastName", "One", "Company", "A");
        JsonNode rows = org.post(
                        "/composite/sobjects/Lead",
                        RunningOrg.json("{'ids':['" + id + "','00Q500000000009EAA'],'fields':['LastName']}"))
                .json();
        assertThat(rows.path(0).path("LastName").asText()).isEqualTo("One");
        assertThat(rows.path(1).isNull()).isTrue();
    }

    @Test
    void accounts_are_found_by_their_external_id() {
        org.insert("Account", "Name", "Acme", "ActiveCampaign_ID__c", "5");
        JsonNode results = org.post(
                        "/composite/sobjects",
                        RunningOrg.json(
                                "{'records':[{'attributes':{'type':'Contact'},'LastName':'One','Account':{'ActiveCampaign_ID__c':'5'}},"
                                        + "{'attributes':{'type':'Contact'},'LastName':'Two','Account':{'ActiveCampaign_ID__c':'6'}}]}"))
                .json();
        assertThat(results.findValuesAsText("success")).containsExactly("true", "false");
        assertThat(org.query("SELECT Account.Name FROM Contact")
                        .json()
                        .path("records")
                        .path(0)
                        .path("Account")
                        .path("Name")
                        .asText())
                .isEqualTo("Acme");
    }

    @Test
    void callers_that_upsert_the_same_person_at_once_make_one_record() {
        IntStream.range(0, 40).parallel().forEach(i -> {
            JsonNode results = org.patch(BY_KEY, records(lead("7", "L" + i), lead("8", "M" + i)))
                    .json();
            assertThat(results.findValuesAsText("success")).containsExactly("true", "true");
        });
        assertThat(org.service.dump().path("Lead")).hasSize(2);
    }

    @Test
    void a_call_with_200_records_takes_milliseconds() {
        String body =
                records(IntStream.range(0, 200).mapToObj(i -> lead("" + i, "L")).toArray(String[]::new));
        Duration fastest = Fastest.of(
                30, () -> assertThat(org.patch(BY_KEY, body).status()).isEqualTo(200));
        assertThat(fastest).isLessThan(Duration.ofMillis(50));
    }

    static String lead(String key, String lastName) {
        return "{'ActiveCampaign_ID__c':'" + key + "','LastName':'" + lastName + "','Company':'A'}";
    }

    static String records(String... records) {
        String typed = String.join(",", records).replace("{'", "{'attributes':{'type':'Lead'},'");
        return RunningOrg.json("{'allOrNone':false,'records':[" + typed + "]}");
    }
}
