package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final String LEAD = "'richInput':{'LastName':'Ada','Company':'A'}";
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    private RunningOrg.Reply batch(String options, String... subrequests) {
        return org.post(
                "/composite/batch",
                RunningOrg.json("{" + options + "'batchRequests':[" + String.join(",", subrequests) + "]}"));
    }

    private static String one(String method, String url, String rest) {
        return "{'method':'" + method + "','url':'" + url + "'" + (rest.isEmpty() ? "" : "," + rest) + "}";
    }

    @Test
    void each_is_answered_by_itself() {
        String id = org.insert("Lead", "LastName", "One", "Company", "A");
        JsonNode answer = batch(
                        "",
                        one("PATCH", "v63.0/sobjects/Lead/" + id, "'richInput':{'Title':'Dr'}"),
                        one("GET", "v63.0/sobjects/Lead/" + id + "?fields=Title", ""),
                        one("POST", "v34.0/sobjects/Lead/", "'richInput':{}"),
                        one("GET", "v63.0/query/?q=SELECT COUNT() FROM Lead", ""),
                        one("GET", "v63.0/limits/", ""),
                        one("POST", "v63.0/sobjects/Lead", LEAD))
                .json();
        assertThat(answer.path("hasErrors").asBoolean()).isTrue();
        assertThat(answer.findValuesAsText("statusCode")).containsExactly("204", "200", "400", "200", "200", "201");
        assertThat(answer.at("/results/0/result").isNull()).isTrue();
        assertThat(answer.at("/results/1/result/Title").asText()).isEqualTo("Dr");
        assertThat(answer.at("/results/2/result/0/errorCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(answer.at("/results/3/result/totalSize").asInt()).isOne();
    }

    @Test
    void it_halts_on_an_error_if_asked_to_and_keeps_what_was_done() {
        JsonNode answer = batch(
                        "'haltOnError':true,",
                        one("POST", "v63.0/sobjects/Lead", LEAD),
                        one("GET", "v63.0/sobjects/Lead/00Q500000000009", ""),
                        one("POST", "v63.0/sobjects/Lead", LEAD))
                .json();
        assertThat(answer.findValuesAsText("statusCode")).containsExactly("201", "404", "412");
        assertThat(answer.at("/results/2/result/0/errorCode").asText()).isEqualTo("BATCH_PROCESSING_HALTED");
        assertThat(org.service.counts()).containsEntry("Lead", 1);
    }

    @Test
    void each_counts_as_a_call_of_the_day() {
        org.limits.set("dailyApiRequests", 2);
        String get = one("GET", "v63.0/sobjects", "");
        JsonNode answer = batch("", get, get, get).json();
        assertThat(answer.findValuesAsText("statusCode")).containsExactly("200", "200", "403");
        assertThat(org.get("/limits").errorCode()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
    }

    @Test
    void odd_input_is_refused() {
        String get = one("GET", "v63.0/sobjects", "");
        String many = IntStream.range(0, 26).mapToObj(i -> get).collect(Collectors.joining(","));
        assertThat(batch("", many).errorCode()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(batch("'haltOnError':1,", get).errorCode()).isEqualTo("JSON_PARSER_ERROR");
        assertThat(batch("", one("GET", "v63.0/sobjects", "'body':{}")).errorCode())
                .isEqualTo("JSON_PARSER_ERROR");
        assertThat(batch("", one("OPTIONS", "v63.0/sobjects", "")).errorCode()).isEqualTo("JSON_PARSER_ERROR");
        assertThat(org.post("/composite/batch", "{}").errorCode()).isEqualTo("JSON_PARSER_ERROR");
        assertThat(org.get("/composite/batch").status()).isEqualTo(405);
        JsonNode alone = batch(
                        "",
                        one("GET", "v66.0/sobjects", ""),
                        one("GET", "v63.0/jobs/query", ""),
                        one("GET", "v63.0/composite/sobjects/Lead?ids=x", ""),
                        one("GET", "x", ""),
                        one("GET", "", ""),
                        one("GET", "v63.0/sobjects/%zz", ""),
                        get)
                .json();
        assertThat(alone.findValuesAsText("statusCode"))
                .containsExactly("400", "400", "400", "404", "404", "400", "200");
    }
}
