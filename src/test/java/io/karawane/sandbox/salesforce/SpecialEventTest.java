package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events that say less than what changed: gaps, overflow, merged ones, and objects that nobody selected. */
class SpecialEventTest {
    private static final String LEADS = "/data/LeadChangeEvent";
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void a_change_above_the_size_limit_is_a_gap_that_only_names_the_record() {
        org.limits.set("changeEventBytes", 2_000);
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        String id = org.insert("Lead", "LastName", "L", "Company", "A", "Description", "x".repeat(2_000));
        org.service.update("Lead", id, Map.of("Description", "y".repeat(2_000)));
        org.service.update("Lead", id, Map.of("Description", "short"));
        List<JsonNode> payloads = subscriber.payloads(3);
        assertThat(types(payloads)).containsExactly("GAP_CREATE", "GAP_UPDATE", "UPDATE");
        JsonNode gap = payloads.get(1);
        assertThat(gap.properties()).hasSize(1);
        assertThat(header(gap).path("recordIds").toString()).isEqualTo("[\"" + id + "\"]");
        assertThat(header(gap).path("changedFields")).isEmpty();
        assertThat(header(gap).path("changeOrigin").asText()).isEmpty();
        assertThat(header(gap).path("commitUser").asText()).startsWith("005");
    }

    @Test
    void deletions_and_restorations_can_be_gaps_too_and_name_all_their_records() {
        List<String> ids = leads(2);
        org.limits.set("changeEventBytes", 1);
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        org.delete("/composite/sobjects?ids=" + String.join(",", ids));
        org.service.undelete("Lead", ids.get(0));
        List<JsonNode> payloads = subscriber.payloads(2);
        assertThat(types(payloads)).containsExactly("GAP_DELETE", "GAP_UNDELETE");
        assertThat(header(payloads.get(0)).path("recordIds")).hasSize(2);
    }

    @Test
    void what_a_transaction_changes_beyond_the_limit_is_one_overflow_event_for_each_object() {
        org.limits.set("overflowAfter", 2);
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        leads(5);
        List<JsonNode> payloads = subscriber.payloads(3);
        assertThat(types(payloads)).containsExactly("CREATE", "CREATE", "GAP_OVERFLOW");
        JsonNode overflow = header(payloads.get(2));
        assertThat(overflow.path("entityName").asText()).isEqualTo("Lead");
        assertThat(overflow.path("recordIds").toString()).isEqualTo("[\"000000000000000AAA\"]");
        assertThat(overflow.path("sequenceNumber").asInt()).isEqualTo(3);
        assertThat(overflow.path("transactionKey"))
                .isEqualTo(header(payloads.get(0)).path("transactionKey"));
    }

    @Test
    void each_changed_field_of_an_update_counts_towards_the_overflow() {
        String id = leads(1).get(0);
        org.limits.set("overflowAfter", 2);
        org.switches.set("overflowRecordIds", "wildcard");
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        org.service.update("Lead", id, Map.of("Phone", "1", "Title", "T"));
        org.service.update("Lead", id, Map.of("Phone", "2", "Title", "U", "City", "C"));
        List<JsonNode> payloads = subscriber.payloads(2);
        assertThat(types(payloads)).containsExactly("UPDATE", "GAP_OVERFLOW");
        assertThat(header(payloads.get(1)).path("recordIds").toString()).isEqualTo("[\"00Q*\"]");
    }

    @Test
    void a_transaction_shares_key_and_commit_number_and_counts_from_one() {
        String lead = org.insert("Lead", "LastName", "Lovelace", "Company", "Engines");
        Subscriber subscriber = Subscriber.on(org, "/data/ChangeEvents", -1);
        org.service.convert(lead);
        org.service.update("Account", accountId(), Map.of("Phone", "1"));
        List<JsonNode> events = subscriber.events(4);
        List<JsonNode> headers =
                events.stream().map(event -> header(event.path("payload"))).toList();
        assertThat(headers.stream().map(h -> h.path("sequenceNumber").asInt())).containsExactly(1, 2, 3, 1);
        assertThat(headers.stream().map(h -> h.path("transactionKey")).distinct())
                .hasSize(2);
        assertThat(headers.stream().map(h -> h.path("commitNumber").asLong()).distinct())
                .hasSize(2)
                .isSorted();
        assertThat(events.stream()
                        .map(event -> event.path("event").path("EventUuid").asText())
                        .distinct())
                .hasSize(4)
                .allMatch(uuid -> uuid.matches("[0-9a-f-]{36}"));
    }

    @Test
    void an_identical_change_is_not_merged_past_another_one_of_its_record() {
        List<String> ids = leads(2);
        Subscriber subscriber = Subscriber.on(org, LEADS, -1);
        String record = "{'attributes':{'type':'Lead'},'Id':'%s','Title':'%s'}";
        org.patch(
                "/composite/sobjects",
                RunningOrg.json("{'records':["
                        + String.join(
                                ",",
                                record.formatted(ids.get(0), "X"),
                                record.formatted(ids.get(1), "Y"),
                                record.formatted(ids.get(1), "X"))
                        + "]}"));
        assertThat(subscriber.payloads(3).stream().map(p -> p.path("Title").asText()))
                .containsExactly("X", "Y", "X");
    }

    @Test
    void a_merge_of_accounts_moves_their_contacts() {
        String account = org.insert("Account", "Name", "Winner");
        String loser = org.insert("Account", "Name", "Loser");
        String contact = org.insert("Contact", "LastName", "C", "AccountId", loser);
        Subscriber subscriber = Subscriber.on(org, "/data/ChangeEvents", -1);
        org.service.merge("Account", account, List.of(loser));
        List<JsonNode> payloads = subscriber.payloads(3);
        assertThat(payloads.stream()
                        .map(p -> header(p).path("entityName").asText()
                                + header(p).path("changeType").asText()))
                .containsExactlyInAnyOrder("AccountUPDATE", "AccountDELETE", "ContactUPDATE");
        JsonNode child = payloads.stream()
                .filter(p -> header(p).path("entityName").asText().equals("Contact"))
                .findFirst()
                .orElseThrow();
        assertThat(child.path("AccountId").asText()).isEqualTo(account);
        assertThat(header(child).path("recordIds").path(0).asText()).isEqualTo(contact);
    }

    @Test
    void only_selected_objects_have_events_and_a_channel() {
        org.switches.set("changeDataCapture", "Account,Lead");
        Subscriber subscriber = Subscriber.on(org, "/data/ChangeEvents", -1);
        org.insert("Contact", "LastName", "unheard");
        leads(1);
        assertThat(header(subscriber.payloads(1).get(0)).path("entityName").asText())
                .isEqualTo("Lead");
        assertThat(subscriber
                        .subscribe("/data/ContactChangeEvent", -1)
                        .path("error")
                        .asText())
                .startsWith("400::The channel you requested to subscribe to does not exist");
        org.limits.set("selectedEntities", 1);
        assertThat(subscriber.subscribe(LEADS, -1).path("successful").asBoolean())
                .isFalse();
    }

    private String accountId() {
        return org.query("SELECT Id FROM Account")
                .json()
                .path("records")
                .path(0)
                .path("Id")
                .asText();
    }

    private List<String> leads(int count) {
        return org.service.insert(
                "Lead",
                IntStream.range(0, count)
                        .mapToObj(i -> Map.<String, Object>of("LastName", "L" + i, "Company", "A"))
                        .toList());
    }

    private static List<String> types(List<JsonNode> payloads) {
        return payloads.stream().map(p -> header(p).path("changeType").asText()).toList();
    }

    private static JsonNode header(JsonNode payload) {
        return payload.path("ChangeEventHeader");
    }
}
