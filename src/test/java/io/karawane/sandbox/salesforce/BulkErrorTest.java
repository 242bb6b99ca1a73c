package io.karawane.sandbox.salesforce;

import static io.karawane.sandbox.salesforce.BulkClient.INGEST;
import static io.karawane.sandbox.salesforce.BulkClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that create no job, and data that fails one. */
class BulkErrorTest {
    private static final String LEADS = "LastName,Company\nAda,A\n";

    private final RunningOrg org = new RunningOrg();
    private final BulkClient bulk = new BulkClient(org);

    @AfterEach
    void stop() {
        org.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "insert!LastName,Nope!InvalidBatch : Field name not found : Nope",
                "insert!LastName,Foo.ActiveCampaign_ID__c!InvalidBatch : Unable to find relationship: Foo",
                "insert!LastName,Account.Name!InvalidBatch : Field name not found : Account.Name",
                "insert!LastName,LASTNAME!InvalidBatch : Duplicate field name : LASTNAME",
                "update!LastName,Title!InvalidBatch : Field name not found : Id",
                "delete!Id,Title!InvalidBatch : The 'delete' batch must contain only ids."
            })
    void a_header_that_does_not_fit_fails_the_job(String operation, String header, String message) {
        org.limits.set("bulkStateMs", 0);
        String job = bulk.open(operation, "Contact");
        JsonNode info = bulk.run(job, header + "\na,b\n");
        assertThat(info.path("state").asText()).isEqualTo("Failed");
        assertThat(info.path("errorMessage").asText()).isEqualTo(message);
        assertThat(org.get(INGEST + "/" + job + "/unprocessedrecords").text()).isEqualTo(header + "\na,b\n");
        assertThat(org.service.dump().path("Contact")).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_fails_the_job() {
        org.limits.set("bulkStateMs", 0);
        Map<String, String> messages = Map.of(
                "LastName,Company\r\nAda,A\r\n",
                "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF",
                "LastName,Company\nA\"da,A\n",
                "InvalidBatch : Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote",
                "\uFEFF\"LastName\",Company\nAda,A\n",
                "InvalidBatch : Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote",
                "LastName,Company\nAda,\"A\n",
                "InvalidBatch : Failed to parse CSV. EOF reached before closing an opened quote",
                "LastName,Company\nAda\n",
                "InvalidBatch : Failed to parse CSV. Record 2 has 1 fields, but first record had 2 fields",
                "LastName,Company\nAda," + "x".repeat(32_001) + "\n",
                "InvalidBatch : Failed to parse CSV. Field exceeds the limit of 32000 characters",
                "",
                "InvalidBatch : Records not found");
        messages.forEach((csv, message) -> assertThat(bulk.run(bulk.open("insert", "Lead"), csv)
                        .path("errorMessage")
                        .asText())
                .isEqualTo(message));
        assertThat(bulk.run(bulk.open("insert", "Lead"), "LastName,Company\n")
                        .path("state")
                        .asText())
                .isEqualTo("JobComplete");
        assertThat(org.service.dump().path("Lead")).isEmpty();
    }

    @Test
    void a_request_that_makes_no_sense_creates_no_job() {
        assertRefused("{'object':'Lead'}", "API_ERROR", "Invalid value: '' supplied for property: 'operation'");
        assertRefused("{'operation':'query','object':'Lead'}", "API_ERROR", "'query'");
        assertRefused("{'operation':'insert'}", "INVALIDJOB", "InvalidJob : Unable to find object: ");
        assertRefused("{'operation':'insert','object':'Lead','contentType':'JSON'}", "API_ERROR", "'JSON'");
        assertRefused("{'operation':'insert','object':'Lead','lineEnding':'CR'}", "API_ERROR", "'lineEnding'");
        assertRefused("{'operation':'insert','object':'Lead','columnDelimiter':'comma'}", "API_ERROR", "'comma'");
        assertRefused("{'operation':'insert','object':'Lead','batch':1}", "JSON_PARSER_ERROR", "\"batch\"");
        assertRefused("{'operation':['insert'],'object':'Lead'}", "API_ERROR", "expected type");
        assertRefused(
                "{'operation':'upsert','object':'Lead'}",
                "INVALIDJOB",
                "InvalidJob : Field name provided,  does not match an External ID for Lead");
        assertRefused("{'operation':'upsert','object':'Lead','externalIdFieldName':'Email'}", "INVALIDJOB", "Email");
        assertRefused("[]", "JSON_PARSER_ERROR", "");
        assertError(
                org.call("POST", INGEST, "x=1", Map.of("Content-Type", "text/plain")),
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                "");
        assertError(org.delete(INGEST), 405, "METHOD_NOT_ALLOWED", "");
        assertThat(org.get(INGEST).json().path("records")).isEmpty();
    }

    @Test
    void unknown_paths_jobs_and_versions_are_not_found() {
        String job = bulk.open("insert", "Lead");
        String query = bulk.query("SELECT Id FROM Lead");
        for (String path : List.of(
                "/jobs",
                "/jobs/other",
                INGEST + "/nonsense",
                query.replace("query", "ingest"),
                "/jobs/query/" + job,
                INGEST + "/" + job + "/other",
                INGEST + "/" + job + "/batches/more",
                "/services/data/v40.0/jobs/ingest",
                "/services/data/v46.0/jobs/query")) {
            assertThat(org.get(path).status()).as(path).isEqualTo(404);
        }
        assertError(org.get(INGEST + "/" + job + "/batches"), 405, "METHOD_NOT_ALLOWED", "PUT");
        assertError(
                org.call("PUT", INGEST + "/" + job + "/batches", "{}", Map.of()), 415, "UNSUPPORTED_MEDIA_TYPE", "");
        org.token = null;
        assertError(org.get(INGEST), 401, "INVALID_SESSION_ID", "");
    }

    @Test
    void data_may_be_uploaded_once_and_only_so_much() {
        String job = bulk.open("insert", "Lead");
        bulk.upload(job, LEADS);
        assertThat(bulk.upload(job, LEADS).status()).isEqualTo(201);
        assertError(
                bulk.close(job), 400, "INVALIDJOB", "Found multipe contents for job: <" + job.substring(0, 15) + ">");
        String empty = bulk.open("insert", "Lead");
        bulk.close(empty);
        assertThat(bulk.ended(INGEST + "/" + empty).path("errorMessage").asText())
                .isEqualTo("InvalidBatch : Records not found");
        org.limits.set("bulkUploadMegabytes", 1);
        String other = bulk.open("insert", "Lead");
        assertError(bulk.upload(other, "x".repeat(786_433)), 413, "REQUEST_ENTITY_TOO_LARGE", "1 MB");
        assertThat(bulk.upload(other, "x".repeat(786_432)).status()).isEqualTo(201);
    }

    private void assertRefused(String json, String code, String text) {
        assertError(org.post(INGEST, RunningOrg.json(json)), 400, code, text);
    }
}
