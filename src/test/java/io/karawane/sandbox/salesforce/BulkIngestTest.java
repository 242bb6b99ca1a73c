package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.karawane.sandbox.salesforce.wire.RecordId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ingest jobs do to records. */
class BulkIngestTest {
    private final RunningOrg org = new RunningOrg();
    private final BulkClient bulk = new BulkClient(org);

    @BeforeEach
    void hurry() {
        org.limits.set("bulkStateMs", 0);
    }

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void inserted_rows_come_back_with_their_ids_and_refused_ones_with_their_error() {
        String job = bulk.open("insert", "Lead");
        JsonNode info = bulk.run(job, "LastName,Company,Email\nAda,A,\n,B,\nCarl,C,no mail\n,,\n");
        assertThat(info.path("numberRecordsProcessed").asInt()).isEqualTo(4);
        assertThat(info.path("numberRecordsFailed").asInt()).isEqualTo(3);
        NamedCsvRecord saved = bulk.results(job, "successfulResults").get(0);
        assertThat(saved.getHeader()).containsExactly("sf__Id", "sf__Created", "LastName", "Company", "Email");
        assertThat(saved.getField("sf__Id")).isEqualTo(lead(0).path("Id").asText());
        assertThat(saved.getField("sf__Created")).isEqualTo("true");
        assertThat(bulk.results(job, "failedResults").get(0).getFields())
                .containsExactly(
                        "", "REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --", "", "B", "");
        assertThat(bulk.errors(job))
                .element(1)
                .isEqualTo("INVALID_EMAIL_ADDRESS:Email: invalid email address: no" + " mail:Email --");
        assertThat(bulk.errors(job))
                .element(2)
                .isEqualTo("REQUIRED_FIELD_MISSING:Required fields are missing:"
                        + " [LastName, Company]:LastName Company --");
        assertThat(bulk.results(job, "unprocessedrecords")).isEmpty();
    }

    @Test
    void updates_name_records_by_id_and_errors_stay_with_their_row() {
        String id = org.insert("Lead", "LastName", "Ada", "Company", "A");
        String gone = org.insert("Lead", "LastName", "Bert", "Company", "B");
        org.service.delete("Lead", gone);
        String job = bulk.open("update", "Lead");
        bulk.run(
                job,
                "Id,LastName\n" + id + ",Eva\n" + gone + ",X\n,X\nnonsense,X\n" + RecordId.of("00Q", 999) + ",X\n");
        assertThat(lead(0).path("LastName").asText()).isEqualTo("Eva");
        assertThat(bulk.results(job, "successfulResults").get(0).getField("sf__Created"))
                .isEqualTo("false");
        assertThat(bulk.errors(job))
                .containsExactly(
                        "ENTITY_IS_DELETED:entity is deleted:--",
                        "MISSING_ARGUMENT:Id not specified in an update call:--",
                        "MALFORMED_ID:malformed id nonsense:Id --",
                        "INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--");
        assertThat(bulk.results(job, "failedResults").get(0).getField("sf__Id")).isEqualTo(gone);
    }

    @Test
    void an_upsert_matches_by_external_id_and_refuses_one_named_twice() {
        org.insert("Lead", "LastName", "Ada", "Company", "A", "ActiveCampaign_ID__c", "7");
        String job = bulk.openUpsert("Lead", "ActiveCampaign_ID__c");
        bulk.run(job, "ActiveCampaign_ID__c,LastName,Company\n7,Eva,E\n8,Bert,B\n9,C,C\n9,D,D\n,E,E\n");
        assertThat(leads("LastName")).containsExactly("Eva", "Bert");
        assertThat(bulk.results(job, "successfulResults"))
                .extracting(row -> row.getField("sf__Created"))
                .containsExactly("false", "true");
        assertThat(bulk.errors(job))
                .containsExactly(
                        "DUPLICATE_VALUE:Duplicate external id specified: 9:ActiveCampaign_ID__c --",
                        "DUPLICATE_VALUE:Duplicate external id specified: 9:ActiveCampaign_ID__c --",
                        "MISSING_ARGUMENT:ActiveCampaign_ID__c not specified:--");
    }

    @Test
    void a_column_of_a_relationship_finds_the_related_record_by_its_external_id() {
        String account = org.insert("Account", "Name", "Acme", "ActiveCampaign_ID__c", "a1");
        String job = bulk.open("insert", "Contact");
        bulk.run(job, "LastName,Account.ActiveCampaign_ID__c\nAda,a1\nBert,a2\nCarl,\n");
        assertThat(org.service.dump().at("/Contact/0/AccountId").asText()).isEqualTo(account);
        assertThat(org.service.dump().at("/Contact/1/LastName").asText()).isEqualTo("Carl");
        assertThat(bulk.errors(job))
                .containsExactly("INVALID_FIELD:Foreign key external ID: a2 not found for field"
                        + " ActiveCampaign_ID__c in entity Account:--");
    }

    @Test
    void an_empty_cell_keeps_a_value_and_a_marked_one_clears_it() {
        String account = org.insert("Account", "Name", "Acme");
        String id = org.insert("Contact", "LastName", "Ada", "Title", "Dr", "Phone", "1", "AccountId", account);
        bulk.run(bulk.open("update", "Contact"), "Id,Title,Phone,AccountId\n" + id + ",#N/A,,#N/A\n");
        JsonNode contact = org.service.dump().at("/Contact/0");
        assertThat(contact.path("Title").isNull()).isTrue();
        assertThat(contact.path("AccountId").isNull()).isTrue();
        assertThat(contact.path("Phone").asText()).isEqualTo("1");
    }

    @Test
    void a_cell_that_does_not_fit_its_field_is_the_error_of_its_row() {
        String job = bulk.open("insert", "Contact");
        bulk.run(
                job,
                "LastName,Birthday__c,Score__c,Newsletter__c\nAda,2020-02-30,1,1\nBert,,x,0\nCarl,2020-02-29,1.5,"
                        + "Yes\nDora,,,maybe\n");
        assertThat(bulk.errors(job))
                .containsExactly(
                        "INVALID_TYPE_ON_FIELD_IN_RECORD:Birthday__c: value not of required type: 2020-02-30:Birthday__c --",
                        "INVALID_TYPE_ON_FIELD_IN_RECORD:Score__c: value not of required type: x:Score__c --",
                        "INVALID_TYPE_ON_FIELD_IN_RECORD:Newsletter__c: value not of required type: maybe:Newsletter__c --");
        JsonNode carl = org.service.dump().at("/Contact/0");
        assertThat(carl.path("Newsletter__c").asBoolean()).isTrue();
        assertThat(carl.path("Birthday__c").asText()).isEqualTo("2020-02-29");
    }

    @Test
    void deleted_records_are_in_the_recycle_bin_and_hard_deleted_ones_nowhere() {
        List<String> ids = List.of(
                org.insert("Lead", "LastName", "Ada", "Company", "A"),
                org.insert("Lead", "LastName", "Bert", "Company", "B"));
        bulk.run(bulk.open("delete", "Lead"), "Id\n" + ids.get(0) + "\n");
        assertThat(org.post("/jobs/ingest", "{\"operation\":\"hardDelete\",\"object\":\"Lead\"}")
                        .errorCode())
                .isEqualTo("FEATURENOTENABLED");
        org.switches.set("bulkHardDelete", true);
        bulk.run(bulk.open("hardDelete", "Lead"), "Id\n" + ids.get(1) + "\n");
        assertThat(org.query("SELECT Id FROM Lead").json().path("totalSize").asInt())
                .isZero();
        assertThat(org.queryAll("SELECT LastName FROM Lead").json().findValuesAsText("LastName"))
                .containsExactly("Ada");
    }

    @Test
    void every_delimiter_is_read_and_written() {
        Map<String, String> delimiters =
                Map.of("COMMA", ",", "SEMICOLON", ";", "PIPE", "|", "CARET", "^", "BACKQUOTE", "`", "TAB", "\t");
        String hard = "\"A \"\"x\"\" ,;|^`\t\r\nb\"";
        delimiters.forEach((name, delimiter) -> {
            String job = bulk.create(
                    "{'operation':'insert','object':'Lead','lineEnding':'CRLF','columnDelimiter':'" + name + "'}");
            bulk.run(job, "LastName" + delimiter + "Company\r\n" + hard + delimiter + "B\r\n");
            assertThat(org.get("/jobs/ingest/" + job + "/successfulResults").text())
                    .as(name)
                    .startsWith("\"sf__Id\"" + delimiter + "\"sf__Created\"" + delimiter)
                    .endsWith(delimiter + hard + delimiter + "\"B\"\r\n");
        });
        assertThat(leads("LastName")).containsOnly("A \"x\" ,;|^`\t\r\nb").hasSize(6);
    }

    @Test
    void records_are_written_in_transactions_of_200_that_tell_where_they_come_from() {
        Subscriber subscriber = Subscriber.on(org, "/data/LeadChangeEvent", -1);
        String job = bulk.open("insert", "Lead");
        bulk.upload(
                job,
                IntStream.range(0, 401)
                        .mapToObj(i -> "L" + i + ",A\n")
                        .collect(Collectors.joining("", "LastName,Company\n", "")));
        org.call(
                "PATCH",
                "/jobs/ingest/" + job,
                "{\"state\":\"UploadComplete\"}",
                Map.of("Sforce-Call-Options", "client=sync"));
        bulk.ended("/jobs/ingest/" + job);
        List<JsonNode> headers = subscriber.payloads(401);
        assertThat(headers)
                .extracting(event -> event.findPath("changeOrigin").asText())
                .containsOnly("com/salesforce/api/bulk/63.0;client=sync");
        assertThat(headers.stream()
                        .collect(Collectors.groupingBy(
                                event -> event.findPath("transactionKey").asText(), Collectors.counting()))
                        .values())
                .containsExactlyInAnyOrder(200L, 200L, 1L);
    }

    @Test
    void duplicate_rules_are_honoured_and_cannot_be_overridden() {
        org.insert("Lead", "LastName", "Ada", "Company", "A", "Email", "ada@example.com");
        String job = bulk.open("insert", "Lead");
        bulk.run(job, "LastName,Company,Email\nADA,E,ada@example.com\n");
        assertThat(bulk.errors(job)).containsExactly("DUPLICATES_DETECTED:Use one of these records?:--");
    }

    private JsonNode lead(int number) {
        return org.service.dump().path("Lead").path(number);
    }

    private List<String> leads(String field) {
        return org.service.dump().path("Lead").findValuesAsText(field);
    }
}
