package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Query jobs: their states, and their rows page by page. */
class BulkQueryTest {
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
    void a_job_is_described_more_fully_the_further_it_is() {
        org.limits.set("bulkStateMs", 50);
        JsonNode created = org.post(
                        "/jobs/query", RunningOrg.json("{'operation':'query','query':'SELECT Id FROM lead'}"))
                .json();
        assertThat(created.toString())
                .matches(RunningOrg.json("\\{'id':'750.{15}','operation':'query','object':'Lead',"
                        + "'createdById':'005.{15}','createdDate':'.*T.*\\.000\\+0000','systemModstamp':'.*\\.000\\+0000',"
                        + "'state':'UploadComplete','concurrencyMode':'Parallel','contentType':'CSV','apiVersion':63\\.0,"
                        + "'lineEnding':'LF','columnDelimiter':'COMMA'}"));
        JsonNode done = bulk.ended("/jobs/query/" + created.path("id").asText());
        assertThat(done.path("jobType").asText()).isEqualTo("V2Query");
        assertThat(done.path("isPkChunkingSupported").asBoolean()).isTrue();
        assertThat(done.path("numberRecordsProcessed").asInt()).isZero();
        assertThat(done.path("retries").isIntegralNumber()).isTrue();
    }

    @Test
    void all_values_are_quoted_and_related_records_are_named_by_their_path() {
        String account = org.insert("Account", "Name", "Acme \"AG\", Köln");
        org.insert("Contact", "LastName", "Ada", "AccountId", account, "Newsletter__c", true, "Score__c", 12.5);
        org.insert("Contact", "LastName", "Bert", "Score__c", 12345678.0);
        String path = bulk.query("SELECT LastName, Account.Name, Newsletter__c, Score__c, Account.Owner.LastName"
                + " FROM Contact ORDER BY LastName");
        bulk.ended(path);
        RunningOrg.Reply reply = org.call("GET", path + "/results", null, Map.of("Accept", "application/json"));
        assertThat(reply.text()).isEqualTo("""
                "LastName","Account.Name","Newsletter__c","Score__c","Account.Owner.LastName"
                "Ada","Acme ""AG"", Köln","true","12.5","Admin"
                "Bert","","false","12345678.0",""
                """);
        assertThat(reply.response().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/csv");
        assertThat(reply.response().headers().firstValue("Sforce-Locator")).hasValue("null");
        assertThat(reply.response().headers().firstValue("Sforce-NumberOfRecords"))
                .hasValue("2");
        assertThat(bulk.rows("SELECT CreatedDate FROM Contact").get(0).getField("CreatedDate"))
                .endsWith(".000Z");
    }

    @Test
    void delimiter_and_line_ending_are_the_callers_choice() {
        org.insert("Lead", "LastName", "Ada", "Company", "A");
        String path = bulk.query(
                "query", "SELECT LastName, Company FROM Lead", ",'columnDelimiter':'CARET','lineEnding':'CRLF'");
        bulk.ended(path);
        assertThat(org.get(path + "/results").text()).isEqualTo("\"LastName\"^\"Company\"\r\n\"Ada\"^\"A\"\r\n");
    }

    @Test
    void random_pages_hold_every_row_exactly_once_and_in_order() {
        List<String> names =
                IntStream.range(0, 300).mapToObj("L%03d"::formatted).toList();
        names.forEach(name -> org.insert("Lead", "LastName", name, "Company", "A"));
        String path = bulk.query("SELECT LastName FROM Lead ORDER BY LastName");
        bulk.ended(path);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 5; run++) {
            List<String> read = new ArrayList<>();
            String locator = null;
            while (!"null".equals(locator)) {
                int most = 1 + random.nextInt(120);
                RunningOrg.Reply page =
                        org.get(path + "/results?maxRecords=" + most + (locator == null ? "" : "&locator=" + locator));
                List<NamedCsvRecord> rows = BulkClient.read(page.text());
                assertThat(page.response().headers().firstValue("Sforce-NumberOfRecords"))
                        .hasValue(String.valueOf(rows.size()));
                assertThat(rows).hasSize(Math.min(most, names.size() - read.size()));
                rows.forEach(row -> read.add(row.getField("LastName")));
                locator = page.response().headers().firstValue("Sforce-Locator").orElseThrow();
            }
            assertThat(read).as("seed %d", seed).isEqualTo(names);
        }
    }

    @Test
    void the_rows_are_those_of_the_moment_the_job_ran() {
        String account = org.insert("Account", "Name", "Before");
        String contact = org.insert("Contact", "LastName", "Before", "AccountId", account);
        String path = bulk.query("SELECT LastName, Account.Name FROM Contact");
        bulk.ended(path);
        org.service.update("Contact", contact, Map.of("LastName", "After"));
        org.service.update("Account", account, Map.of("Name", "After"));
        org.insert("Contact", "LastName", "New");
        assertThat(BulkClient.read(org.get(path + "/results").text()))
                .singleElement()
                .satisfies(row -> assertThat(row.getFields()).containsOnly("Before"));
    }

    @Test
    void query_all_reads_deleted_records_too_and_limits_hold() {
        String id = org.insert("Lead", "LastName", "Ada", "Company", "A");
        org.insert("Lead", "LastName", "Bert", "Company", "A");
        org.service.delete("Lead", id);
        assertThat(bulk.rows("SELECT Id FROM Lead")).hasSize(1);
        String path = bulk.query("queryAll", "SELECT LastName, IsDeleted FROM Lead ORDER BY LastName LIMIT 1", "");
        assertThat(bulk.ended(path).path("operation").asText()).isEqualTo("queryAll");
        assertThat(BulkClient.read(org.get(path + "/results").text()).get(0).getFields())
                .containsExactly("Ada", "true");
    }

    @Test
    void old_versions_order_the_columns_by_name_and_results_need_the_version_of_the_job() {
        org.insert("Lead", "LastName", "Ada", "Company", "A");
        JsonNode job = org.post(
                        "/services/data/v49.0/jobs/query",
                        RunningOrg.json("{'operation':'query','query':'SELECT LastName, Company FROM Lead'}"))
                .json();
        String path = "/services/data/v49.0/jobs/query/" + job.path("id").asText();
        bulk.ended(path);
        assertThat(org.get(path + "/results").text()).startsWith("\"Company\",\"LastName\"");
        assertThat(org.get(path.replace("49", "50") + "/results").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "SELECT Address FROM Lead!Selecting compound data not supported in Bulk Query",
                "SELECT COUNT() FROM Lead!Aggregate functions not supported in Bulk V2 Query",
                "SELECT COUNT(Id) FROM Lead!Aggregate functions not supported in Bulk V2 Query",
                "SELECT LastName FROM Lead GROUP BY LastName!GROUP BY not supported in Bulk V2 Query",
                "SELECT Id FROM Lead LIMIT 5 OFFSET 5!OFFSET not supported in Bulk V2 Query",
                "SELECT Id, (SELECT Id FROM Contacts) FROM Account!Aggregate Relationships not supported in Bulk V2 Query",
                "SELECT TYPEOF Owner WHEN User THEN Id END FROM Lead!TYPEOF not supported in Bulk V2 Query",
                "SELECT Nope FROM Lead!No such column 'Nope' on entity 'Lead'",
                "SELECT Id FROM Nope!sObject type 'Nope' is not supported",
                "SELECT Id Lead!unexpected token"
            })
    void a_query_that_bulk_does_not_serve_creates_no_job(String soql, String message) {
        RunningOrg.Reply reply =
                org.post("/jobs/query", RunningOrg.json("{'operation':'query','query':\"" + soql + "\"}"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo("API_ERROR");
        assertThat(reply.message()).contains(message);
    }

    @Test
    void further_requests_that_make_no_sense_are_refused() {
        assertCode("{'operation':'insert','query':'SELECT Id FROM Lead'}", "API_ERROR");
        assertCode("{'operation':'query'}", "API_ERROR");
        assertCode("{'operation':'query','query':'SELECT Id FROM Organization'}", "INVALIDENTITY");
        org.limits.set("bulkQueryJobsPerDay", 1);
        bulk.query("SELECT Id FROM Lead");
        assertCode("{'operation':'query','query':'SELECT Id FROM Lead'}", "LIMIT_EXCEEDED");
        assertThat(org.get("/limits")
                        .json()
                        .at("/DailyBulkV2QueryJobs/Remaining")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "locator=nonsense",
                "locator=OTk",
                "locator=LTE",
                "locator=",
                "maxRecords=0",
                "maxRecords=x",
                "maxRecords=-1"
            })
    void a_page_that_is_none_is_refused(String parameters) {
        org.insert("Lead", "LastName", "Ada", "Company", "A");
        String path = bulk.query("SELECT Id FROM Lead");
        bulk.ended(path);
        RunningOrg.Reply reply = org.get(path + "/results?" + parameters);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo("API_ERROR");
    }

    @Test
    void results_come_after_completion_and_only_finished_jobs_can_be_deleted() {
        org.limits.set("bulkStateMs", 200);
        String path = bulk.query("SELECT Id FROM Lead");
        assertThat(org.get(path + "/results").errorCode()).isEqualTo("INVALIDJOBSTATE");
        assertThat(org.delete(path).message()).contains("the job is not terminated");
        assertThat(bulk.state(path, "UploadComplete").errorCode()).isEqualTo("API_ERROR");
        await().until(() -> org.get(path).json().path("state").asText().equals("InProgress"));
        assertThat(bulk.state(path, "Aborted").json().path("state").asText()).isEqualTo("Aborted");
        assertThat(bulk.state(path, "Aborted").message()).isEqualTo("Aborting already Aborted Job not allowed");
        assertThat(org.get(path + "/results").errorCode()).isEqualTo("INVALIDJOBSTATE");
        assertThat(org.get("/jobs/query?jobType=V2Query&concurrencyMode=parallel")
                        .json()
                        .path("records"))
                .hasSize(1);
        assertThat(org.delete(path).status()).isEqualTo(204);
        assertThat(org.get(path).errorCode()).isEqualTo("NOT_FOUND");
    }

    @Test
    void a_query_job_can_be_made_to_fail() {
        org.switches.set("bulkOutcome", "failed");
        String path = bulk.query("SELECT Id FROM Lead");
        assertThat(bulk.ended(path).path("state").asText()).isEqualTo("Failed");
    }

    private void assertCode(String json, String code) {
        RunningOrg.Reply reply = org.post("/jobs/query", RunningOrg.json(json));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo(code);
    }
}
