package io.karawane.salesforce;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.karawane.door.Door;
import io.karawane.problem.ServiceTrouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobStateEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.OperationEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.QueryJob;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Queries of many rows by Bulk API 2.0: a job that Salesforce works on by itself, and pages of its result. */
public final class BulkQuery {
    private static final Logger LOG = LoggerFactory.getLogger(BulkQuery.class);

    /** What the header with the next page's locator says on the last page. */
    private static final String NO_MORE = "null";

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Door door;
    private final int threshold;
    private final Duration patience;

    /**
     * @param threshold how many rows SOQL reads at most; 0 leaves all to SOQL
     * @param patience when a job that has no result yet is given up
     */
    public BulkQuery(Door door, int threshold, Duration patience) {
        this.door = door;
        this.threshold = threshold;
        this.patience = patience;
    }

    public boolean isFor(int rows) {
        return threshold > 0 && rows > threshold;
    }

    /**
     * Hands over all rows page by page, 10,000 at most, as texts; without {@code ORDER BY} in any order.
     *
     * @return when the job began, by Salesforce's clock; empty if it came to no good end, though some rows may have been
     *     handed over
     * @throws ServiceTrouble if Salesforce has trouble as a whole
     */
    public Optional<Instant> query(String soql, Consumer<List<Map<String, Object>>> page) {
        QueryJob job = null;
        try {
            job = create(soql);
            if (completes(job.getId())) {
                pages(job.getId(), page);
                return Optional.of(job.getCreatedDate());
            }
        } catch (RuntimeException e) {
            SalesforceException refusal = ObjectHelper.getException(SalesforceException.class, e);
            if (refusal == null) {
                throw e;
            }
            LOG.warn("Salesforce refuses a bulk query, SOQL does its work: {}", codes(refusal));
        } finally {
            if (job != null) {
                delete(job.getId());
            }
        }
        return Optional.empty();
    }

    private QueryJob create(String soql) {
        QueryJob job = new QueryJob();
        job.setOperation(OperationEnum.QUERY);
        job.setQuery(soql);
        return door.call(Map.of("operation", "bulkQuery"), job, QueryJob.class);
    }

    private boolean completes(String job) {
        long end = System.nanoTime() + patience.toNanos();
        for (Duration wait = FIRST_WAIT; System.nanoTime() < end; wait = wait.multipliedBy(2)) {
            pause(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
            JobStateEnum state = call("bulkState", job).getBody(QueryJob.class).getState();
            if (state == JobStateEnum.JOB_COMPLETE) {
                return true;
            } else if (state == JobStateEnum.FAILED || state == JobStateEnum.ABORTED) {
                LOG.warn("bulk query {} ended as {}, SOQL does its work", job, state);
                return false;
            }
        }
        LOG.warn("bulk query {} has no result after {}, SOQL does its work", job, patience);
        call("bulkAbort", job);
        return false;
    }

    private void pages(String job, Consumer<List<Map<String, Object>>> consumer) {
        for (String locator = ""; !locator.equals(NO_MORE); ) {
            String operation = locator.isEmpty() ? "bulkResults" : "bulkMore";
            Message answer = door.call(Map.of("operation", operation, "job", job, "locator", locator), null);
            List<Map<String, Object>> rows = rows(answer.getBody(String.class));
            locator = answer.getHeader("Sforce-Locator", String.class);
            // Anything else than a whole page: no end may be read into it.
            if (locator == null || rows.size() != answer.getHeader("Sforce-NumberOfRecords", -1, Integer.class)) {
                throw new ServiceTrouble("salesforce", "a page of bulk query " + job + " is not whole");
            }
            consumer.accept(rows);
        }
    }

    private static List<Map<String, Object>> rows(String csv) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(csv)) {
            rows.add(Map.copyOf(row.getFieldsAsMap()));
        }
        return rows;
    }

    private void delete(String job) {
        try {
            call("bulkDelete", job);
        } catch (RuntimeException e) {
            LOG.info("bulk query {} stays until Salesforce deletes it, in a week", job);
        }
    }

    private Message call(String operation, String job) {
        return door.call(Map.of("operation", operation, "job", job), null);
    }

    private static void pause(Duration wait) {
        try {
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceTrouble("salesforce", "interrupted while a bulk query was under way");
        }
    }

    private static String codes(SalesforceException refusal) {
        return refusal.getErrors() == null
                ? "HTTP " + refusal.getStatusCode()
                : refusal.getErrors().stream().map(RestError::getErrorCode).collect(Collectors.joining(", "));
    }
}
