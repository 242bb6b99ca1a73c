package io.karawane.sandbox.salesforce.bulk;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.rest.Answer;
import io.karawane.sandbox.salesforce.rest.Call;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.wire.Allowance;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bulk API 2.0, everything below {@code jobs}: CSV in, CSV out, worked behind the caller's back. */
public final class Bulk implements AutoCloseable {
    private static final int FIRST_VERSION_OF_INGEST = 41;
    private static final int FIRST_VERSION_OF_QUERY = 47;

    private final Jobs jobs;
    private final Pace pace;
    private final Allowance recordsADay;
    private final Allowance batchesADay;
    private final Allowance queryJobsADay;
    private final IngestCalls ingest;
    private final QueryJobCalls queries;

    public Bulk(Store store, Limits limits, Switches switches) {
        limits.declare("bulkUploadMegabytes", 150);
        limits.declare("bulkFieldCharacters", 32_000);
        limits.declare("bulkRecordsPerDay", 150_000_000);
        limits.declare("bulkBatchesPerDay", 15_000);
        limits.declare("bulkQueryJobsPerDay", 10_000);
        switches.declare("bulkHardDelete", false);
        switches.declare("bulkEarlyResults", "refused");
        jobs = new Jobs(limits);
        pace = new Pace(limits);
        recordsADay = new Allowance(limits, "bulkRecordsPerDay");
        batchesADay = new Allowance(limits, "bulkBatchesPerDay");
        queryJobsADay = new Allowance(limits, "bulkQueryJobsPerDay");
        JobList list = new JobList(jobs, limits);
        Trouble trouble = new Trouble(switches);
        ingest = new IngestCalls(
                jobs, list, switches, new IngestRun.Office(store, limits, pace, trouble, recordsADay, batchesADay));
        queries = new QueryJobCalls(
                jobs, list, switches, store, limits, queryJobsADay, new QueryRun(store, pace, trouble));
    }

    public Answer answer(Call call) {
        jobs.expire();
        List<String> resource = call.resource();
        String kind = resource.size() < 2 ? "" : resource.get(1);
        if (kind.equals("ingest") && call.versionNumber() >= FIRST_VERSION_OF_INGEST) {
            return ingest.answer(call);
        }
        if (kind.equals("query") && call.versionNumber() >= FIRST_VERSION_OF_QUERY) {
            return queries.answer(call);
        }
        throw ApiError.notFound();
    }

    /** The daily limits that the REST API reports, by Salesforce's names. */
    public Map<String, Allowance> allowances() {
        Map<String, Allowance> allowances = new LinkedHashMap<>();
        allowances.put("DailyBulkApiBatches", batchesADay);
        allowances.put("DailyBulkV2QueryJobs", queryJobsADay);
        return allowances;
    }

    /** Forgets all jobs; none writes any more once this returns. */
    public void reset() {
        jobs.clear();
        recordsADay.reset();
        batchesADay.reset();
        queryJobsADay.reset();
    }

    @Override
    public void close() {
        pace.close();
    }
}
