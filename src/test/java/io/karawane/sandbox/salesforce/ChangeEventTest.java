package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeEventTest {
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void a_new_record_tells_its_filled_fields_after_the_header() {
        Subscriber subscriber = Subscriber.on(org, "/data/LeadChangeEvent", -1);
        String id = org.insert("Lead", "LastName", "Lovelace", "FirstName", "Ada", "Company", "A", "City", "Köln");
        JsonNode payload = subscriber.payloads(1).get(0);
        JsonNode header = header(payload);
        assertThat(payload.fieldNames().next()).isEqualTo("ChangeEventHeader");
        assertThat(header.path("changeType").asText()).isEqualTo("CREATE");
        assertThat(header.path("recordIds").toString()).isEqualTo("[\"" + id + "\"]");
        assertThat(header.path("commitUser").asText()).startsWith("005");
        assertThat(header.path("commitTimestamp").isIntegralNumber()).isTrue();
        assertThat(payload.path("Name").toString()).isEqualTo("{\"FirstName\":\"Ada\",\"LastName\":\"Lovelace\"}");
        assertThat(payload.path("Address").toString()).isEqualTo("{\"City\":\"Köln\"}");
        assertThat(payload.path("CreatedDate").asText()).endsWith(".000Z");
        assertThat(payload.path("IsConverted").isBoolean()).isTrue();
        assertThat(payload.has("Phone") || payload.has("Id") || payload.has("SystemModstamp"))
                .isFalse();
    }

    @Test
    void an_update_tells_only_what_changed_and_what_became_empty() {
        String id = org.insert("Lead", "LastName", "Lovelace", "Company", "A", "Phone", "1");
        Subscriber subscriber = Subscriber.on(org, "/data/LeadChangeEvent", -1);
        org.patch("/sobjects/Lead/" + id, RunningOrg.json("{'LastName':'Byron','Phone':null,'Company':'A'}"));
        JsonNode payload = subscriber.payloads(1).get(0);
        JsonNode header = header(payload);
        assertThat(header.path("changeType").asText()).isEqualTo("UPDATE");
        assertThat(header.path("nulledFields").toString()).isEqualTo("[\"Phone\"]");
        assertThat(texts(header.path("changedFields")))
                .contains("Name.LastName", "Phone", "LastModifiedDate")
                .doesNotContain("Company");
        assertThat(payload.path("Name").toString()).isEqualTo("{\"LastName\":\"Byron\"}");
        assertThat(payload.path("Phone").isNull()).isTrue();
        assertThat(payload.has("LastModifiedById")).isFalse();
    }

    @Test
    void the_origin_names_the_api_and_the_client() {
        Subscriber subscriber = Subscriber.on(org, "/data/AccountChangeEvent", -1);
        org.call("POST", "/sobjects/Account", "{\"Name\":\"A\"}", Map.of("Sforce-Call-Options", "client=sync"));
        org.post("/sobjects/Account", "{\"Name\":\"B\"}");
        org.insert("Account", "Name", "C");
        assertThat(subscriber.payloads(3).stream()
                        .map(p -> header(p).path("changeOrigin").asText()))
                .containsExactly(
                        "com/salesforce/api/rest/63.0;client=sync",
                        "com/salesforce/api/rest/63.0",
                        "com/salesforce/api/soap/63.0;client=SfdcInternalAPI/");
    }

    @Test
    void the_same_change_of_several_records_in_one_call_is_one_event() {
        List<String> ids = org.service.insert(
                "Contact", List.of(Map.of("LastName", "A"), Map.of("LastName", "B"), Map.of("LastName", "C")));
        Subscriber subscriber = Subscriber.on(org, "/data/ContactChangeEvent", -1);
        String records = "{'attributes':{'type':'Contact'},'Id':'%s','Department':'%s'}";
        org.patch(
                "/composite/sobjects",
                RunningOrg.json("{'records':["
                        + String.join(
                                ",",
                                records.formatted(ids.get(0), "X"),
                                records.formatted(ids.get(1), "Y"),
                                records.formatted(ids.get(2), "X"))
                        + "]}"));
        List<JsonNode> payloads = subscriber.payloads(2);
        assertThat(texts(header(payloads.get(0)).path("recordIds"))).containsExactly(ids.get(0), ids.get(2));
        assertThat(texts(header(payloads.get(1)).path("recordIds"))).containsExactly(ids.get(1));
        assertThat(header(payloads.get(0)).path("transactionKey"))
                .isEqualTo(header(payloads.get(1)).path("transactionKey"));
        assertThat(payloads.stream().map(p -> header(p).path("sequenceNumber").asInt()))
                .containsExactly(1, 2);
    }

    @Test
    void deletion_tells_nothing_and_restoration_everything() {
        String id = org.insert("Lead", "LastName", "Lovelace", "Company", "A");
        Subscriber subscriber = Subscriber.on(org, "/data/LeadChangeEvent", -1);
        org.service.delete("Lead", id);
        org.service.undelete("Lead", id);
        List<JsonNode> payloads = subscriber.payloads(2);
        assertThat(header(payloads.get(0)).path("changeType").asText()).isEqualTo("DELETE");
        assertThat(payloads.get(0)).hasSize(1);
        assertThat(header(payloads.get(1)).path("changeType").asText()).isEqualTo("UNDELETE");
        assertThat(payloads.get(1).path("Company").asText()).isEqualTo("A");
    }

    @Test
    void a_conversion_creates_account_and_contact_and_updates_the_lead_without_its_date() {
        String id = org.insert("Lead", "LastName", "Lovelace", "Company", "Engines", "Email", "ada@example.com");
        Subscriber subscriber = Subscriber.on(org, "/data/ChangeEvents", -1);
        Map<String, String> made = org.service.convert(id);
        List<JsonNode> payloads = subscriber.payloads(3);
        assertThat(payloads.stream()
                        .map(p -> header(p).path("entityName").asText()
                                + header(p).path("changeType").asText()))
                .containsExactly("AccountCREATE", "ContactCREATE", "LeadUPDATE");
        JsonNode lead = payloads.get(2);
        assertThat(lead.path("IsConverted").asBoolean()).isTrue();
        assertThat(lead.path("ConvertedDate").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(lead.path("ConvertedContactId").asText()).isEqualTo(made.get("contactId"));
        assertThat(lead.path("ConvertedAccountId").asText()).isEqualTo(made.get("accountId"));
        assertThat(lead.has("LastModifiedDate")).isFalse();
        assertThat(org.query("SELECT Email, Account.Name FROM Contact").text()).contains("ada@example.com", "Engines");
        assertThat(org.patch("/sobjects/Lead/" + id, "{\"Title\":\"x\"}").errorCode())
                .isEqualTo("CANNOT_UPDATE_CONVERTED_LEAD");
    }

    @Test
    void a_merge_updates_the_winner_and_deletes_the_losers_who_name_their_master() {
        String winner = org.insert("Contact", "LastName", "Winner");
        String loser = org.insert("Contact", "LastName", "Loser");
        Subscriber subscriber = Subscriber.on(org, "/data/ContactChangeEvent", -1);
        org.service.merge("Contact", winner, List.of(loser));
        assertThat(subscriber.payloads(2).stream()
                        .map(p -> header(p).path("changeType").asText()))
                .containsExactlyInAnyOrder("UPDATE", "DELETE");
        assertThat(org.query("SELECT Id FROM Contact").json().path("totalSize").asInt())
                .isEqualTo(1);
        JsonNode gone = org.queryAll("SELECT IsDeleted, MasterRecordId FROM Contact WHERE Id = '" + loser + "'")
                .json()
                .path("records")
                .path(0);
        assertThat(gone.path("IsDeleted").asBoolean()).isTrue();
        assertThat(gone.path("MasterRecordId").asText()).isEqualTo(winner);
    }

    private static JsonNode header(JsonNode payload) {
        return payload.path("ChangeEventHeader");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
