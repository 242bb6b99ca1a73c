package io.karawane.sandbox.salesforce.bulk;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.wire.Allowance;
import java.util.ArrayList;
import java.util.List;

/** The way of one ingest job from UploadComplete to its end, a chunk of records at a time. */
final class IngestRun {
    private static final int CHUNK = 200;
    private static final int BATCH = 10_000;

    private final IngestJob job;
    private final Office office;
    private Columns columns;
    private CloseableIterator<CsvRecord> rows;
    private long chunks;
    private long chunksToWork;
    private long worked;

    /** What all runs share. */
    record Office(
            Store store, Limits limits, Pace pace, Trouble trouble, Allowance recordsADay, Allowance batchesADay) {}

    IngestRun(IngestJob job, Office office) {
        this.job = job;
        this.office = office;
    }

    void start() {
        office.pace.after(1, job, this::begin);
    }

    private void begin() {
        synchronized (job) {
            if (job.state() != State.UPLOAD_COMPLETE) {
                return;
            }
            job.enter(State.IN_PROGRESS);
            read();
        }
        next();
    }

    private void read() {
        if (!job.uploaded()) {
            throw JobFailure.invalidBatch("Records not found");
        }
        Upload upload = new Upload(job.content(), job.dialect(), office.limits);
        columns = columns(upload.header());
        rows = upload.read();
        chunks = (upload.records() + CHUNK - 1) / CHUNK;
        chunksToWork = office.trouble.ends() ? chunks / 2 : chunks;
    }

    private Columns columns(List<String> header) {
        ObjectType type = office.store.schema().type(job.object());
        Columns found = new Columns(office.store.schema(), type, header);
        switch (job.operation()) {
            case "update" -> found.require(type.field("Id"));
            case "upsert" -> found.require(type.field(job.externalId()));
            case "delete", "hardDelete" -> found.requireIdsOnly(job.operation());
            default -> {}
        }
        return found;
    }

    private void next() {
        office.pace.after(1.0 / Math.max(1, chunks), job, this::step);
    }

    private void step() {
        synchronized (job) {
            if (job.state() != State.IN_PROGRESS) {
                return;
            }
            if (worked == chunksToWork) {
                end();
                return;
            }
            work();
            worked++;
        }
        next();
    }

    private void end() {
        if (office.trouble.ends()) {
            office.trouble.end(job);
        } else {
            job.enter(State.JOB_COMPLETE);
        }
    }

    private void work() {
        List<List<String>> chunk = new ArrayList<>(CHUNK);
        while (chunk.size() < CHUNK && rows.hasNext()) {
            chunk.add(rows.next().getFields());
        }
        boolean newBatch = worked * CHUNK % BATCH == 0;
        if (!office.recordsADay.take(chunk.size()) || newBatch && !office.batchesADay.take()) {
            throw new JobFailure("ExceededQuota : ApiBatchItems Limit exceeded.");
        }
        job.add(new Chunk(job, office.store, columns, office.trouble).write(chunk), office.trouble.retries());
    }
}
