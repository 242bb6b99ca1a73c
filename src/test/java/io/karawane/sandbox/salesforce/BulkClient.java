package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Bulk jobs as any HTTP client would run them. */
record BulkClient(RunningOrg org) {
    static final String INGEST = "/jobs/ingest";
    static final String QUERY = "/jobs/query";

    /** An open job; its answer is its id. */
    String open(String operation, String object) {
        return create("{'operation':'" + operation + "','object':'" + object + "'}");
    }

    String openUpsert(String object, String externalId) {
        return create("{'operation':'upsert','object':'" + object + "','externalIdFieldName':'" + externalId + "'}");
    }

    /** @param json with single quotes */
    String create(String json) {
        RunningOrg.Reply reply = org.post(INGEST, RunningOrg.json(json));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().path("id").asText();
    }

    RunningOrg.Reply upload(String job, String csv) {
        return org.call("PUT", INGEST + "/" + job + "/batches", csv, Map.of("Content-Type", "text/csv"));
    }

    RunningOrg.Reply state(String path, String state) {
        return org.patch(path, "{\"state\":\"" + state + "\"}");
    }

    RunningOrg.Reply close(String job) {
        return state(INGEST + "/" + job, "UploadComplete");
    }

    /** Uploads, closes and waits; the answer is the job as it ended. */
    JsonNode run(String job, String csv) {
        assertThat(upload(job, csv).status()).isEqualTo(201);
        assertThat(close(job).status()).isEqualTo(200);
        return ended(INGEST + "/" + job);
    }

    /** The job once it is over. */
    JsonNode ended(String path) {
        return await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(10))
                .until(() -> org.get(path).json(), info -> List.of("JobComplete", "Failed", "Aborted")
                        .contains(info.path("state").asText()));
    }

    List<NamedCsvRecord> results(String job, String which) {
        RunningOrg.Reply reply = org.get(INGEST + "/" + job + "/" + which);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return read(reply.text());
    }

    List<String> errors(String job) {
        return results(job, "failedResults").stream()
                .map(row -> row.getField("sf__Error"))
                .toList();
    }

    static List<NamedCsvRecord> read(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    /** Starts a query job; the answer is its path. */
    String query(String soql) {
        return query("query", soql, "");
    }

    /** @param more further properties, with single quotes and a comma in front */
    String query(String operation, String soql, String more) {
        RunningOrg.Reply reply = org.post(
                QUERY, RunningOrg.json("{'operation':'" + operation + "','query':\"" + soql + "\"" + more + "}"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return QUERY + "/" + reply.json().path("id").asText();
    }

    /** All rows of a query that is run to its end. */
    List<NamedCsvRecord> rows(String soql) {
        String path = query(soql);
        assertThat(ended(path).path("state").asText()).isEqualTo("JobComplete");
        return read(org.get(path + "/results").text());
    }

    /** @param text part of the message */
    static void assertError(RunningOrg.Reply reply, int status, String code, String text) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.errorCode()).isEqualTo(code);
        assertThat(reply.message()).contains(text);
    }
}
