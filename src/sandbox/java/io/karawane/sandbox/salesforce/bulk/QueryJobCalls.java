package io.karawane.sandbox.salesforce.bulk;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.rest.Answer;
import io.karawane.sandbox.salesforce.rest.Call;
import io.karawane.sandbox.salesforce.soql.BulkRules;
import io.karawane.sandbox.salesforce.soql.Query;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.wire.Allowance;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.List;

/** {@code jobs/query}: create, ask, fetch the rows page by page. */
final class QueryJobCalls extends JobCalls<QueryJob> {
    private static final List<String> OPERATIONS = List.of("query", "queryAll");
    /** What the Bulk API does not serve, though SOQL does. */
    private static final List<String> OBJECTS_REFUSED = List.of("Organization");

    private final Jobs jobs;
    private final Store store;
    private final Limits limits;
    private final Allowance jobsADay;
    private final QueryRun run;

    QueryJobCalls(
            Jobs jobs, JobList list, Switches switches, Store store, Limits limits, Allowance jobsADay, QueryRun run) {
        super(QueryJob.class, "V2Query", jobs, list, switches);
        this.jobs = jobs;
        this.store = store;
        this.limits = limits;
        this.jobsADay = jobsADay;
        this.run = run;
        limits.declare("bulkResultRecords", 50_000);
    }

    @Override
    QueryJob create(Call call, JobRequest request) {
        request.oneOf("operation", OPERATIONS);
        Dialect dialect = request.dialect();
        String object = object(request.required("query"));
        if (OBJECTS_REFUSED.contains(object)) {
            throw new ApiError(
                    400, "INVALIDENTITY", "Entity '" + object + "' is not supported by the Bulk API.", null, null);
        }
        if (!jobsADay.take()) {
            throw new ApiError(
                    400,
                    "LIMIT_EXCEEDED",
                    "Max bulk v2 query jobs (" + jobsADay.reported() + ") per 24 hrs has been reached ("
                            + (jobsADay.used() + 1) + ")",
                    null,
                    null);
        }
        QueryJob job = keep(new QueryJob(jobs.newId(), request, object, dialect, call.versionNumber()));
        run.start(job);
        return job;
    }

    /** The queried object; the Bulk API reports all flaws of a query under one code. */
    private String object(String soql) {
        try {
            BulkRules.check(soql);
            Query query = new Query(store, soql);
            if (query.selectsCompounds()) {
                throw JobRequest.apiError("Selecting compound data not supported in Bulk Query");
            }
            return query.object();
        } catch (ApiError error) {
            throw JobRequest.apiError(error.getMessage());
        }
    }

    @Override
    void change(Call call, QueryJob job, State state) {
        if (state != State.ABORTED) {
            throw JobRequest.invalid("state", state.apiName());
        }
        job.abort();
    }

    @Override
    Answer part(Call call, QueryJob job, String name) {
        if (!name.equals("results")) {
            throw ApiError.notFound();
        }
        call.allow("GET", "HEAD");
        if (call.versionNumber() != job.version()) {
            throw new ApiError(
                    409,
                    "API_ERROR",
                    "The job was created with version " + job.version() + ".0 of the API",
                    null,
                    null);
        }
        return results(
                job,
                job.state() == State.JOB_COMPLETE,
                () -> Page.of(call, job, (int) limits.get("bulkResultRecords")));
    }

    @Override
    boolean deletable(QueryJob job) {
        return job.state().terminal();
    }
}
