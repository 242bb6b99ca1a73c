package io.karawane.sandbox.salesforce;

import static io.karawane.sandbox.salesforce.BulkClient.INGEST;
import static io.karawane.sandbox.salesforce.BulkClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The states of ingest jobs, and what is refused in each. */
class BulkJobTest {
    private static final String LEADS = "LastName,Company\nAda,A\n";

    private final RunningOrg org = new RunningOrg();
    private final BulkClient bulk = new BulkClient(org);

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void a_job_is_described_more_fully_the_further_it_is() {
        JsonNode created = org.post(INGEST + "/", "{\"operation\":\"insert\",\"object\":\"lead\"}")
                .json();
        String id = created.path("id").asText();
        assertThat(created.toString())
                .matches(RunningOrg.json("\\{'id':'750.{15}','operation':'insert','object':'Lead',"
                        + "'createdById':'005.{15}','createdDate':'.*T.*\\.000\\+0000','systemModstamp':'.*\\.000\\+0000',"
                        + "'state':'Open','concurrencyMode':'Parallel','contentType':'CSV','apiVersion':63\\.0,"
                        + "'contentUrl':'services/data/v63\\.0/jobs/ingest/" + id + "/batches','lineEnding':'LF',"
                        + "'columnDelimiter':'COMMA'}"));
        JsonNode open = org.get(INGEST + "/" + id.substring(0, 15) + "/").json();
        assertThat(open.path("jobType").asText()).isEqualTo("V2Ingest");
        assertThat(open.has("numberRecordsProcessed")).isFalse();
        RunningOrg.Reply upload = bulk.upload(id, LEADS);
        assertThat(upload.status()).isEqualTo(201);
        assertThat(upload.text()).isEmpty();
        assertThat(upload.response().headers().firstValue("Sforce-Limit-Info")).isPresent();
        JsonNode closed = bulk.close(id).json();
        assertThat(closed.path("state").asText()).isEqualTo("UploadComplete");
        assertThat(closed.has("contentUrl") || closed.has("lineEnding") || closed.has("jobType"))
                .isFalse();
        JsonNode done = bulk.ended(INGEST + "/" + id);
        assertThat(done.path("state").asText()).isEqualTo("JobComplete");
        assertThat(List.of(
                        "numberRecordsProcessed",
                        "numberRecordsFailed",
                        "retries",
                        "totalProcessingTime",
                        "apiActiveProcessingTime",
                        "apexProcessingTime"))
                .allMatch(number -> done.path(number).isIntegralNumber());
        assertThat(done.has("contentUrl") || done.has("errorMessage")).isFalse();
    }

    @Test
    void a_job_passes_through_its_states_in_the_time_that_a_limit_sets() {
        org.limits.set("bulkStateMs", 3_000);
        org.limits.set("timeScale", 20);
        String path = INGEST + "/" + bulk.open("insert", "Lead");
        bulk.upload(path.substring(INGEST.length() + 1), LEADS);
        bulk.state(path, "UploadComplete");
        assertThat(state(path)).isEqualTo("UploadComplete");
        await().until(() -> state(path), "InProgress"::equals);
        assertThat(org.service.dump().path("Lead")).isEmpty();
        bulk.ended(path);
        assertThat(org.service.dump().path("Lead")).hasSize(1);
    }

    @Test
    void an_illegal_change_of_state_is_refused() {
        String open = bulk.open("insert", "Lead");
        assertError(bulk.state(INGEST + "/" + open, "InProgress"), 400, "API_ERROR", "'InProgress'");
        assertError(org.patch(INGEST + "/" + open, "{}"), 400, "API_ERROR", "state");
        assertError(org.delete(INGEST + "/" + open), 400, "API_ERROR", "the job is not terminated");
        assertError(org.get(INGEST + "/" + open + "/failedResults"), 400, "INVALIDJOBSTATE", "Open");
        bulk.upload(open, LEADS);
        bulk.close(open);
        assertError(bulk.close(open), 400, "INVALIDJOBSTATE", "Closing already Closed Job not allowed");
        assertError(bulk.upload(open, LEADS), 400, "INVALIDJOBSTATE", "Open job only");
        org.switches.set("bulkEarlyResults", "empty");
        assertThat(org.get(INGEST + "/" + open + "/successfulResults").status()).isEqualTo(204);
        bulk.ended(INGEST + "/" + open);
        assertError(
                bulk.state(INGEST + "/" + open, "Aborted"),
                400,
                "INVALIDJOBSTATE",
                "Aborting already Completed Job not allowed");
        assertThat(org.delete(INGEST + "/" + open).status()).isEqualTo(204);
        assertError(org.get(INGEST + "/" + open), 404, "NOT_FOUND", "The requested resource does not exist");
    }

    @Test
    void an_aborted_job_keeps_what_it_wrote_and_names_the_rest_as_unprocessed() {
        org.limits.set("bulkStateMs", 400);
        String job = bulk.open("insert", "Lead");
        bulk.upload(job, leads(1_000));
        bulk.close(job);
        await().until(() -> org.service.dump().path("Lead").size() >= 200);
        assertThat(bulk.state(INGEST + "/" + job, "Aborted")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("Aborted");
        int saved = bulk.results(job, "successfulResults").size();
        assertThat(saved).isBetween(200, 800);
        assertThat(org.service.dump().path("Lead")).hasSize(saved);
        assertThat(bulk.results(job, "unprocessedrecords"))
                .extracting(row -> row.getField("LastName"))
                .containsExactlyElementsOf(
                        IntStream.range(saved, 1_000).mapToObj(i -> "L" + i).toList());
    }

    @Test
    void a_job_that_was_aborted_before_it_was_closed_shows_its_data_as_unprocessed() {
        String job = bulk.open("insert", "Lead");
        bulk.upload(job, LEADS);
        bulk.state(INGEST + "/" + job, "Aborted");
        assertThat(org.get(INGEST + "/" + job + "/unprocessedrecords").text()).isEqualTo(LEADS);
        assertThat(bulk.results(job, "successfulResults")).isEmpty();
    }

    @Test
    void what_exceeds_the_records_of_a_day_is_not_processed() {
        org.limits.set("bulkStateMs", 0);
        org.limits.set("bulkRecordsPerDay", 500);
        String job = bulk.open("insert", "Lead");
        JsonNode info = bulk.run(job, leads(700));
        assertThat(info.path("errorMessage").asText()).isEqualTo("ExceededQuota : ApiBatchItems Limit exceeded.");
        assertThat(info.path("numberRecordsProcessed").asInt()).isEqualTo(400);
        assertThat(bulk.results(job, "unprocessedrecords")).hasSize(300);
        assertThat(org.get("/limits")
                        .json()
                        .at("/DailyBulkApiBatches/Remaining")
                        .asInt())
                .isEqualTo(14_999);
    }

    @Test
    void trouble_can_be_made() {
        org.limits.set("bulkStateMs", 0);
        org.switches.set("bulkOutcome", "failed");
        String job = bulk.open("insert", "Lead");
        JsonNode failed = bulk.run(job, leads(600));
        assertThat(failed.path("state").asText()).isEqualTo("Failed");
        assertThat(failed.path("errorMessage").asText()).isNotBlank();
        assertThat(bulk.results(job, "unprocessedrecords")).hasSize(400);
        org.switches.set("bulkOutcome", "aborted");
        assertThat(bulk.run(bulk.open("insert", "Lead"), LEADS).path("state").asText())
                .isEqualTo("Aborted");
        org.switches.reset();
        org.switches.set("bulkRetries", 2);
        org.switches.set("bulkFailingValues", "L1, L3");
        String retried = bulk.open("insert", "Lead");
        assertThat(bulk.run(retried, leads(5)).path("retries").asInt()).isEqualTo(2);
        assertThat(bulk.errors(retried))
                .hasSize(2)
                .containsOnly("UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record:--");
    }

    @Test
    void jobs_are_listed_page_by_page() {
        org.limits.set("bulkJobsPerPage", 2);
        List<String> jobs =
                IntStream.range(0, 5).mapToObj(i -> bulk.open("insert", "Lead")).toList();
        JsonNode page = org.get(INGEST + "?isPkChunkingEnabled=false").json();
        assertThat(page.at("/records/0/jobType").asText()).isEqualTo("V2Ingest");
        assertThat(page.path("done").asBoolean()).isFalse();
        JsonNode second = org.get(page.path("nextRecordsUrl").asText()).json();
        JsonNode last = org.get(second.path("nextRecordsUrl").asText()).json();
        assertThat(last.path("done").asBoolean()).isTrue();
        assertThat(last.path("nextRecordsUrl").isNull()).isTrue();
        assertThat(List.of(page, second, last).stream()
                        .flatMap(one -> StreamSupport.stream(one.path("records").spliterator(), false))
                        .map(one -> one.path("id").asText()))
                .isEqualTo(jobs);
        assertThat(org.get(INGEST + "?isPkChunkingEnabled=true").json().path("records"))
                .isEmpty();
        assertThat(org.get(INGEST + "?jobType=V2Query").json().path("records")).isEmpty();
        assertError(org.get(INGEST + "?jobType=V3"), 400, "API_ERROR", "V3");
        assertError(org.get(INGEST + "?queryLocator=01g-x"), 400, "INVALID_QUERY_LOCATOR", "");
    }

    @Test
    void open_jobs_expire_and_finished_ones_are_forgotten() {
        org.limits.set("bulkOpenHours", 1);
        String open = bulk.open("insert", "Lead");
        org.limits.set("timeScale", 3_600_000);
        assertThat(bulk.ended(INGEST + "/" + open).path("errorMessage").asText())
                .contains("not closed in time");
        org.limits.set("bulkJobDays", 0.01);
        await().until(() -> org.get(INGEST + "/" + open).status() == 404);
    }

    @Test
    void a_reset_ends_all_jobs() {
        org.limits.set("bulkStateMs", 1_000);
        String job = bulk.open("insert", "Lead");
        bulk.upload(job, leads(2_000));
        bulk.close(job);
        await().until(() -> org.service.dump().path("Lead").size() > 0);
        org.service.reset();
        assertThat(org.service.dump().path("Lead")).isEmpty();
        await().during(Duration.ofMillis(150))
                .until(() -> org.service.dump().path("Lead").isEmpty());
        assertThat(org.get(INGEST).json().path("records")).isEmpty();
    }

    private String state(String path) {
        return org.get(path).json().path("state").asText();
    }

    private static String leads(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "L" + i + ",A\n")
                .collect(Collectors.joining("", "LastName,Company\n", ""));
    }
}
