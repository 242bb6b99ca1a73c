package io.karawane.sandbox.salesforce.bulk;

import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.rest.Answer;
import io.karawane.sandbox.salesforce.rest.Call;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.schema.Schema;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** {@code jobs/ingest}: create, upload, close, ask, fetch what became of each record. */
final class IngestCalls extends JobCalls<IngestJob> {
    private static final List<String> OPERATIONS = List.of("insert", "update", "upsert", "delete", "hardDelete");

    private final Jobs jobs;
    private final Switches switches;
    private final IngestRun.Office office;

    IngestCalls(Jobs jobs, JobList list, Switches switches, IngestRun.Office office) {
        super(IngestJob.class, "V2Ingest", jobs, list, switches);
        this.jobs = jobs;
        this.switches = switches;
        this.office = office;
    }

    @Override
    IngestJob create(Call call, JobRequest request) {
        String operation = request.oneOf("operation", OPERATIONS);
        Dialect dialect = request.dialect();
        Schema schema = office.store().schema();
        String object = request.text("object");
        if (!schema.has(object)) {
            throw invalidJob("Unable to find object: " + object);
        }
        ObjectType type = schema.type(object);
        if (operation.equals("hardDelete") && !switches.on("bulkHardDelete")) {
            throw new ApiError(
                    400,
                    "FEATURENOTENABLED",
                    "FeatureNotEnabled : hardDelete operation requires special user profile permission, please"
                            + " contact your system administrator",
                    null,
                    null);
        }
        String externalId = operation.equals("upsert") ? key(type, request.text("externalIdFieldName")) : "";
        IngestJob job = new IngestJob(jobs.newId(), request, type.name(), externalId, dialect, call.versionNumber());
        job.comesFrom(call.changeOrigin("bulk"));
        return keep(job);
    }

    private static String key(ObjectType type, String name) {
        return type.find(name)
                .filter(field -> field.externalId() || field.position() == 0)
                .map(Field::name)
                .orElseThrow(() ->
                        invalidJob("Field name provided, " + name + " does not match an External ID for " + type));
    }

    private static ApiError invalidJob(String message) {
        return new ApiError(400, "INVALIDJOB", "InvalidJob : " + message, null, null);
    }

    @Override
    void change(Call call, IngestJob job, State state) {
        if (state == State.ABORTED) {
            job.abort();
            return;
        }
        if (call.client().isPresent()) {
            job.comesFrom(call.changeOrigin("bulk"));
        }
        job.close();
        new IngestRun(job, office).start();
    }

    @Override
    Answer part(Call call, IngestJob job, String name) {
        if (name.equals("batches")) {
            call.allow("PUT");
            job.upload(content(call));
            return new Answer(201, null);
        }
        call.allow("GET", "HEAD");
        Results results = new Results(job);
        boolean over = job.state().terminal();
        return switch (name) {
            case "successfulResults" -> results(job, over, results::successful);
            case "failedResults" -> results(job, over, results::failed);
            case "unprocessedrecords" -> results(job, over, results::unprocessed);
            default -> throw ApiError.notFound();
        };
    }

    private byte[] content(Call call) {
        String type = call.request().getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("text/csv")) {
            throw new ApiError(
                    415, "UNSUPPORTED_MEDIA_TYPE", "Content type '" + type + "' is not supported", null, null);
        }
        double megabytes = office.limits().get("bulkUploadMegabytes");
        // Salesforce keeps it in base64, which makes four bytes of three.
        int most = megabytes == 0
                ? Integer.MAX_VALUE - 8
                : (int) Math.min(Integer.MAX_VALUE - 9, megabytes * 1024 * 1024 / 4 * 3);
        try {
            byte[] content = call.request().getInputStream().readNBytes(most + 1);
            if (content.length > most) {
                throw new ApiError(
                        413,
                        "REQUEST_ENTITY_TOO_LARGE",
                        "The data of a job cannot exceed " + (long) megabytes + " MB in base64",
                        null,
                        null);
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    boolean deletable(IngestJob job) {
        return job.state().terminal() || job.state() == State.UPLOAD_COMPLETE;
    }
}
