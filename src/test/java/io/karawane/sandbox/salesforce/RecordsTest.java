package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final String LEAD = "{'LastName':'Ada','Company':'A'}";
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void a_record_is_created_read_changed_and_deleted() {
        RunningOrg.Reply created = org.post("/sobjects/Lead/", RunningOrg.json(LEAD));
        assertThat(created.status()).isEqualTo(201);
        String id = created.json().path("id").asText();
        assertThat(created.json().toString()).isEqualTo("{\"id\":\"" + id + "\",\"success\":true,\"errors\":[]}");
        assertThat(id).matches("00Q\\w{15}");

        JsonNode row = org.get("/sobjects/Lead/" + id + "?fields=LastName,Status,Budget__c")
                .json();
        assertThat(row.toString())
                .isEqualTo(RunningOrg.json("{'attributes':{'type':'Lead','url':'/services/data/v63.0/sobjects/Lead/"
                        + id + "'},'LastName':'Ada','Status':'Open - Not Contacted','Budget__c':null}"));

        RunningOrg.Reply changed = org.patch("/sobjects/Lead/" + id, RunningOrg.json("{'FirstName':'Lady'}"));
        assertThat(changed.status()).isEqualTo(204);
        assertThat(changed.text()).isEmpty();
        assertThat(org.get("/sobjects/Lead/" + id.substring(0, 15))
                        .json()
                        .path("Name")
                        .asText())
                .isEqualTo("Lady Ada");

        assertThat(org.delete("/sobjects/Lead/" + id).status()).isEqualTo(204);
        assertThat(org.get("/sobjects/Lead/" + id).errorCode()).isEqualTo("ENTITY_IS_DELETED");
        assertThat(org.patch("/sobjects/Lead/" + id, "{}").status()).isEqualTo(404);
    }

    @Test
    void upsert_by_external_id_creates_then_updates() {
        String path = "/sobjects/Lead/ActiveCampaign_ID__c/a%2F7";
        RunningOrg.Reply created = org.patch(path, RunningOrg.json(LEAD));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("created").asBoolean()).isTrue();
        RunningOrg.Reply updated = org.patch(path, RunningOrg.json("{'Title':'Dr'}"));
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().path("created").asBoolean()).isFalse();
        assertThat(org.get(path).json().path("ActiveCampaign_ID__c").asText()).isEqualTo("a/7");
        assertThat(org.patch(RunningOrg.DATA.replace("63", "45") + path, RunningOrg.json("{'Title':'Dr'}"))
                        .status())
                .isEqualTo(204);
        assertThat(org.patch(path, RunningOrg.json("{'ActiveCampaign_ID__c':'7'}"))
                        .errorCode())
                .isEqualTo("INVALID_FIELD");
    }

    @Test
    void an_external_id_names_a_record_in_every_call() {
        String path = "/sobjects/Lead/Legacy_ID__c/x";
        assertThat(org.delete(path).status()).isEqualTo(404);
        org.insert("Lead", "LastName", "Ada", "Company", "A", "Legacy_ID__c", "X");
        RunningOrg.Reply head = org.call("HEAD", path, null, Map.of());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(org.delete(path).status()).isEqualTo(204);
        assertThat(org.call("HEAD", path, null, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void a_converted_lead_cannot_be_changed() {
        String lead = org.insert("Lead", "LastName", "Ada", "Company", "A", "ActiveCampaign_ID__c", "7");
        org.service.convert(lead);
        RunningOrg.Reply reply = org.patch("/sobjects/Lead/ActiveCampaign_ID__c/7", "{\"Title\":\"Dr\"}");
        assertThat(reply.errorCode()).isEqualTo("CANNOT_UPDATE_CONVERTED_LEAD");
        assertThat(reply.message()).isEqualTo("cannot reference converted lead");
    }

    @Test
    void an_external_id_that_several_records_hold_is_answered_by_their_urls() {
        String first = org.insert("Contact", "LastName", "A", "Legacy_ID__c", "x");
        String second = org.insert("Contact", "LastName", "B", "Legacy_ID__c", "X");
        RunningOrg.Reply reply = org.patch("/sobjects/Contact/Legacy_ID__c/x", RunningOrg.json("{'Title':'Dr'}"));
        assertThat(reply.status()).isEqualTo(300);
        assertThat(reply.text())
                .isEqualTo(RunningOrg.json("['/services/data/v63.0/sobjects/Contact/" + first
                        + "','/services/data/v63.0/sobjects/Contact/" + second + "']"));
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(org.get("/sobjects/Nope").errorCode()).isEqualTo("NOT_FOUND");
        assertThat(org.get("/nope").message()).isEqualTo("The requested resource does not exist");
        assertThat(org.get("/services/data/v7.0/limits").status()).isEqualTo(404);
        assertThat(org.get("/sobjects/Lead/00Q500000000009EAA").status()).isEqualTo(404);
        assertThat(org.get("/sobjects/Lead/ActiveCampaign_ID__c/7").status()).isEqualTo(404);
        assertThat(org.get("/sobjects/Lead/Email/a@b.de").message())
                .isEqualTo("Provided external ID field does not exist or is not accessible: Email");
    }

    @Test
    void wrong_methods_bodies_and_content_types_are_refused() {
        RunningOrg.Reply put = org.call("PUT", "/sobjects/Lead/00Q500000000009EAA", "{}", Map.of());
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.errorCode()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(org.post("/sobjects/Lead", "{\"a\":").errorCode()).isEqualTo("JSON_PARSER_ERROR");
        assertThat(org.call("POST", "/sobjects/Lead", "a=b", Map.of("Content-Type", "text/plain"))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void every_write_gets_a_later_stamp() {
        String id = org.insert("Account", "Name", "A");
        Instant last = Instant.EPOCH;
        for (int write = 0; write < 20; write++) {
            org.service.update("Account", id, Map.of("Name", "A" + write));
            String stamp = org.get("/sobjects/Account/" + id)
                    .json()
                    .path("SystemModstamp")
                    .asText();
            assertThat(stamp).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");
            assertThat(Instant.parse(stamp.replace("+0000", "Z"))).isAfter(last);
            last = Instant.parse(stamp.replace("+0000", "Z"));
        }
    }

    @Test
    void deleted_and_updated_ids_are_listed_between_two_times() {
        String kept = org.insert("Account", "Name", "A");
        String gone = org.insert("Account", "Name", "B");
        org.service.delete("Account", gone);
        String window =
                "?start=" + RunningOrg.encode(Instant.now().minusSeconds(60).toString()) + "&end="
                        + RunningOrg.encode(Instant.now().plusSeconds(60).toString());
        JsonNode deleted = org.get("/sobjects/Account/deleted/" + window).json();
        assertThat(deleted.path("deletedRecords").findValuesAsText("id")).containsExactly(gone);
        assertThat(deleted.has("latestDateCovered") && deleted.has("earliestDateAvailable"))
                .isTrue();
        assertThat(org.get("/sobjects/Account/updated/" + window)
                        .json()
                        .path("ids")
                        .toString())
                .isEqualTo("[\"" + kept + "\"]");
        assertThat(org.get("/sobjects/Account/deleted/?start=2001-01-01T00:00:00Z&end=2001-01-02T00:00:00Z")
                        .errorCode())
                .isEqualTo("INVALID_REPLICATION_DATE");
    }

    @Test
    void the_dump_shows_live_rows_with_all_fields_and_a_reset_empties_it() {
        org.insert("Lead", "LastName", "Ada", "Company", "A", "Budget__c", 1_000.5);
        org.service.delete("Account", org.insert("Account", "Name", "gone"));
        JsonNode lead = org.service.dump().path("Lead").path(0);
        assertThat(lead.path("Budget__c").asDouble()).isEqualTo(1_000.5);
        assertThat(lead.get("Email").isNull()).isTrue();
        assertThat(org.service.dump().path("Account")).isEmpty();
        org.service.reset();
        assertThat(org.service.dump().toString()).isEqualTo("{\"Lead\":[],\"Contact\":[],\"Account\":[]}");
    }
}
