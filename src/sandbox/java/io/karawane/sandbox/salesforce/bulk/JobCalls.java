package io.karawane.sandbox.salesforce.bulk;

import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.rest.Answer;
import io.karawane.sandbox.salesforce.rest.Call;
import io.karawane.sandbox.salesforce.rest.Download;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.List;
import java.util.function.Supplier;

/** What the calls below {@code jobs/ingest} and {@code jobs/query} have in common. */
abstract class JobCalls<J extends Job> {
    private final Class<J> kind;
    private final String type;
    private final Jobs jobs;
    private final JobList list;
    private final Switches switches;

    /** @param type the {@code jobType} of its jobs */
    JobCalls(Class<J> kind, String type, Jobs jobs, JobList list, Switches switches) {
        this.kind = kind;
        this.type = type;
        this.jobs = jobs;
        this.list = list;
        this.switches = switches;
    }

    final Answer answer(Call call) {
        List<String> resource = call.resource();
        if (resource.size() == 2) {
            call.allow("GET", "HEAD", "POST");
            return call.method().equals("POST")
                    ? Answer.ok(create(call, new JobRequest(call.body())).created())
                    : Answer.ok(list.page(call, type));
        }
        J job = jobs.find(kind, resource.get(2));
        return switch (resource.size()) {
            case 3 -> one(call, job);
            case 4 -> part(call, job, resource.get(3));
            default -> throw ApiError.notFound();
        };
    }

    /** Keeps a new job. */
    abstract J create(Call call, JobRequest request);

    /** @param state one that a caller may ask for */
    abstract void change(Call call, J job, State state);

    /** @param name what follows the id in the path */
    abstract Answer part(Call call, J job, String name);

    abstract boolean deletable(J job);

    private Answer one(Call call, J job) {
        call.allow("GET", "HEAD", "PATCH", "DELETE");
        return switch (call.method()) {
            case "PATCH" -> {
                change(call, job, asked(new JobRequest(call.body())));
                yield Answer.ok(job.head());
            }
            case "DELETE" -> {
                delete(job);
                yield Answer.NO_CONTENT;
            }
            default -> Answer.ok(job.detailed());
        };
    }

    private static State asked(JobRequest request) {
        String name = request.required("state");
        for (State state : List.of(State.UPLOAD_COMPLETE, State.ABORTED)) {
            if (state.apiName().equals(name)) {
                return state;
            }
        }
        throw JobRequest.invalid("state", name);
    }

    private void delete(J job) {
        synchronized (job) {
            if (!deletable(job)) {
                throw JobRequest.apiError("Error encountered when deleting the job because the job is not terminated");
            }
            if (!job.state().terminal()) {
                job.abort();
            }
            jobs.remove(job);
        }
    }

    final J keep(J job) {
        jobs.add(job);
        return job;
    }

    /**
     * The results of a job, if it has any by now.
     *
     * @throws ApiError INVALIDJOBSTATE, unless the switch {@code bulkEarlyResults} asks for a 204
     */
    final Answer results(J job, boolean ready, Supplier<Download> results) {
        if (ready) {
            return Answer.ok(results.get());
        }
        if (switches.text("bulkEarlyResults").equals("empty")) {
            return Answer.NO_CONTENT;
        }
        throw new ApiError(
                400,
                "INVALIDJOBSTATE",
                "Results are not available, the state of the job is "
                        + job.state().apiName(),
                null,
                null);
    }
}
