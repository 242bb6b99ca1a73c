package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    private static String record(String type, String referenceId, String fields) {
        return "{'attributes':{'type':'" + type + "','referenceId':'" + referenceId + "'}" + fields + "}";
    }

    private static String contacts(String... contacts) {
        return ",'Contacts':{'records':[" + String.join(",", contacts) + "]}";
    }

    private RunningOrg.Reply tree(String object, String... records) {
        return org.post(
                "/composite/tree/" + object, RunningOrg.json("{'records':[" + String.join(",", records) + "]}"));
    }

    @Test
    void records_and_their_children_are_created_level_by_level() {
        RunningOrg.Reply reply = tree(
                "Account",
                record(
                        "Account",
                        "a1",
                        ",'name':'One'"
                                + contacts(
                                        record("Contact", "c1", ",'lastname':'Ada'"),
                                        record("Contact", "c2", ",'LastName':'Eve'"))),
                record("Account", "a2", ",'Name':'Two'"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.json().path("hasErrors").asBoolean(true)).isFalse();
        assertThat(reply.json().path("results").findValuesAsText("referenceId"))
                .containsExactly("a1", "a2", "c1", "c2");
        String first = reply.json().at("/results/0/id").asText();
        JsonNode contacts =
                org.query("SELECT AccountId FROM Contact ORDER BY LastName").json();
        assertThat(contacts.findValuesAsText("AccountId")).containsExactly(first, first);
    }

    @Test
    void one_failure_keeps_nothing_and_only_failures_are_told() {
        RunningOrg.Reply reply = tree(
                "Account",
                record(
                        "Account",
                        "a1",
                        ",'Name':'One'" + contacts(record("Contact", "c1", ",'LastName':'Ada','Email':'123'"))),
                record("Account", "a2", contacts(record("Contact", "c2", ",'LastName':'Eve'"))));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("hasErrors").asBoolean()).isTrue();
        assertThat(reply.json().path("results").findValuesAsText("referenceId")).containsExactly("a2", "c1");
        assertThat(reply.json().at("/results/1/errors/0/statusCode").asText()).isEqualTo("INVALID_EMAIL_ADDRESS");
        assertThat(org.service.counts()).containsEntry("Account", 0).containsEntry("Contact", 0);
    }

    @Test
    void a_reference_id_that_is_repeated_is_told_each_time() {
        RunningOrg.Reply reply =
                tree("Account", record("Account", "a", ",'Name':'One'"), record("Account", "a", ",'Name':'Two'"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("results").findValuesAsText("referenceId")).containsExactly("a", "a");
    }

    @Test
    void at_most_200_records() {
        String[] many = IntStream.range(0, 201)
                .mapToObj(i -> record("Account", "r" + i, ",'Name':'N'"))
                .toArray(String[]::new);
        assertThat(tree("Account", many).errorCode()).isEqualTo("INVALID_INPUT");
        String children = IntStream.range(0, 199)
                .mapToObj(i -> record("Contact", "c" + i, ",'LastName':'N'"))
                .collect(Collectors.joining(","));
        assertThat(tree("Account", record("Account", "a", ",'Name':'N'" + contacts(children)))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'records':{}}",
                "{'records':[1]}",
                "{'records':[{'Name':'N'}]}",
                "{'records':[{'attributes':{'type':'Account'},'Name':'N'}]}",
                "{'records':[{'attributes':{'type':'Account','referenceId':'_a'},'Name':'N'}]}",
                "{'records':[{'attributes':{'type':'Contact','referenceId':'a'},'LastName':'N'}]}",
                "{'records':[{'attributes':{'type':'Account','referenceId':'a'},'Name':'N','Contacts':{'records':7}}]}",
                "{'records':[{'attributes':{'type':'Account','referenceId':'a'},'Name':'N','Nobody':{'records':[]}}]}"
            })
    void odd_input_is_refused(String body) {
        RunningOrg.Reply reply = org.post("/composite/tree/Account", RunningOrg.json(body));
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(org.service.counts()).containsEntry("Account", 0);
    }

    @Test
    void only_objects_that_are_there_have_a_tree() {
        assertThat(org.post("/composite/tree/Nothing", "{}").status()).isEqualTo(404);
        assertThat(org.post("/composite/tree", "{}").status()).isEqualTo(404);
        assertThat(org.get("/composite/tree/Account").status()).isEqualTo(405);
    }
}
