package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.api.dto.bulkv2.ContentTypeEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobStateEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobTypeEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Jobs;
import org.apache.camel.component.salesforce.api.dto.bulkv2.LineEndingEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.OperationEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.QueryJob;
import org.apache.camel.component.salesforce.api.dto.bulkv2.QueryJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every bulk2 operation of the real camel-salesforce component. */
@Timeout(30)
class CamelBulkTest extends CamelAgainstOrg {
    private ProducerTemplate producer;

    @BeforeEach
    void connect() throws Exception {
        org.limits.set("bulkStateMs", 20);
        start();
        producer = camel.createProducerTemplate();
    }

    @Test
    void an_ingest_job_from_its_creation_to_its_deletion() {
        Job job = ingestJob();
        assertThat(job.getState()).isEqualTo(JobStateEnum.OPEN);
        String csv = "ActiveCampaign_ID__c,LastName,Company\n7,Ada,A\n8,,B\n";
        call("bulk2CreateBatch", csv, job.getId(), Object.class);
        assertThat(call("bulk2CloseJob", "", job.getId(), Job.class).getState())
                .isEqualTo(JobStateEnum.UPLOAD_COMPLETE);
        Job done = await().until(
                        () -> call("bulk2GetJob", "", job.getId(), Job.class),
                        one -> one.getState() == JobStateEnum.JOB_COMPLETE);
        assertThat(done.getJobType()).isEqualTo(JobTypeEnum.V2INGEST);
        assertThat(done.getApiVersion()).isEqualTo("63.0");
        assertThat(done.getNumberRecordsProcessed()).isEqualTo(2);
        assertThat(done.getNumberRecordsFailed()).isEqualTo(1);
        assertThat(text(call("bulk2GetSuccessfulResults", "", job.getId(), InputStream.class)))
                .contains("\"true\",\"7\",\"Ada\",\"A\"");
        assertThat(text(call("bulk2GetFailedResults", "", job.getId(), InputStream.class)))
                .contains("REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --");
        assertThat(text(call("bulk2GetUnprocessedRecords", "", job.getId(), InputStream.class)))
                .isEqualTo("\"ActiveCampaign_ID__c\",\"LastName\",\"Company\"\n");
        assertThat(producer.requestBody("salesforce:bulk2GetAllJobs", "", Jobs.class)
                        .getRecords())
                .extracting(Job::getId)
                .containsExactly(job.getId());
        call("bulk2DeleteJob", "", job.getId(), Object.class);
        assertThatThrownBy(() -> call("bulk2GetJob", "", job.getId(), Job.class))
                .rootCause()
                .hasMessageContaining("NOT_FOUND");
    }

    @Test
    void an_ingest_job_that_is_aborted() {
        Job job = ingestJob();
        assertThat(call("bulk2AbortJob", "", job.getId(), Job.class).getState()).isEqualTo(JobStateEnum.ABORTED);
    }

    @Test
    void a_query_job_from_its_creation_to_its_deletion() {
        leads(3);
        QueryJob job = queryJob();
        QueryJob done = await().until(
                        () -> call("bulk2GetQueryJob", "", job.getId(), QueryJob.class),
                        one -> one.getState() == JobStateEnum.JOB_COMPLETE);
        assertThat(done.getNumberRecordsProcessed()).isEqualTo(3);
        Exchange first = results(job, "");
        assertThat(text(first.getMessage().getBody(InputStream.class))).isEqualTo("\"LastName\"\n\"L0\"\n\"L1\"\n");
        assertThat(first.getMessage().getHeader("Sforce-NumberOfRecords")).isEqualTo("2");
        Exchange second = results(job, "&locator=" + first.getMessage().getHeader("Sforce-Locator"));
        assertThat(text(second.getMessage().getBody(InputStream.class))).isEqualTo("\"LastName\"\n\"L2\"\n");
        assertThat(second.getMessage().getHeader("Sforce-Locator")).isEqualTo("null");
        assertThat(producer.requestBody("salesforce:bulk2GetAllQueryJobs", "", QueryJobs.class)
                        .getRecords())
                .extracting(QueryJob::getId)
                .containsExactly(job.getId());
        call("bulk2DeleteQueryJob", "", job.getId(), Object.class);
        assertThatThrownBy(() -> call("bulk2GetQueryJob", "", job.getId(), QueryJob.class))
                .rootCause()
                .hasMessageContaining("NOT_FOUND");
    }

    @Test
    void a_query_job_that_is_aborted() {
        QueryJob job = queryJob();
        assertThat(call("bulk2AbortQueryJob", "", job.getId(), QueryJob.class).getState())
                .isEqualTo(JobStateEnum.ABORTED);
    }

    private Job ingestJob() {
        Job job = new Job();
        job.setOperation(OperationEnum.UPSERT);
        job.setObject("Lead");
        job.setExternalIdFieldName("ActiveCampaign_ID__c");
        job.setContentType(ContentTypeEnum.CSV);
        job.setLineEnding(LineEndingEnum.LF);
        return producer.requestBody("salesforce:bulk2CreateJob", job, Job.class);
    }

    private QueryJob queryJob() {
        QueryJob job = new QueryJob();
        job.setOperation(OperationEnum.QUERY);
        job.setQuery("SELECT LastName FROM Lead ORDER BY LastName");
        return producer.requestBody("salesforce:bulk2CreateQueryJob", job, QueryJob.class);
    }

    private Exchange results(QueryJob job, String more) {
        return producer.request(
                "salesforce:bulk2GetQueryJobResults?maxRecords=2&jobId=" + job.getId() + more, exchange -> {});
    }

    private <T> T call(String operation, String body, String job, Class<T> type) {
        return producer.requestBodyAndHeaders(
                "salesforce:" + operation,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                Map.of("jobId", job),
                type);
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
