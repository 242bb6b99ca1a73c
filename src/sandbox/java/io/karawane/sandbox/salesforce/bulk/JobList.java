package io.karawane.sandbox.salesforce.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.salesforce.rest.Call;
import io.karawane.sandbox.salesforce.wire.ApiError;
import io.karawane.sandbox.salesforce.wire.RecordId;
import java.util.List;
import java.util.Locale;

/** {@code GET jobs/ingest} and {@code GET jobs/query}: the jobs of one type, page by page. */
final class JobList {
    private static final List<String> TYPES = List.of("BigObjectIngest", "Classic", "V2Ingest", "V2Query");
    private static final String LOCATOR = RecordId.of("01g", 1);

    private final Jobs jobs;
    private final Limits limits;

    JobList(Jobs jobs, Limits limits) {
        this.jobs = jobs;
        this.limits = limits;
        limits.declare("bulkJobsPerPage", 1_000);
    }

    /** @param usualType the type listed if the caller names none */
    ObjectNode page(Call call, String usualType) {
        String type = call.parameter("jobType").orElse(usualType);
        if (!TYPES.contains(type)) {
            throw JobRequest.invalid("jobType", type);
        }
        call.parameter("concurrencyMode")
                .filter(mode -> !List.of("serial", "parallel").contains(mode.toLowerCase(Locale.ROOT)))
                .ifPresent(mode -> {
                    throw JobRequest.invalid("concurrencyMode", mode);
                });
        // Only jobs of the older Bulk API can have it, and serial processing no job at all.
        boolean none = call.parameter("isPkChunkingEnabled").orElse("").equalsIgnoreCase("true")
                || call.parameter("concurrencyMode").orElse("").equalsIgnoreCase("serial");
        List<Job> all = jobs.all().stream()
                .filter(job -> !none && job.type().equals(type))
                .toList();
        int from = call.parameter("queryLocator").map(JobList::position).orElse(0);
        int size = limits.get("bulkJobsPerPage") == 0 ? all.size() : (int) limits.get("bulkJobsPerPage");
        int to = Math.min(all.size(), from + size);
        ObjectNode page = Json.object().put("done", to == all.size());
        ArrayNode records = page.putArray("records");
        all.subList(Math.min(from, to), to).forEach(job -> records.add(job.listed()));
        return page.put("nextRecordsUrl", to == all.size() ? null : next(call, type, to));
    }

    private static String next(Call call, String type, int from) {
        return "/services/data/" + call.version() + "/jobs/" + call.resource().get(1) + "?jobType=" + type
                + "&queryLocator=" + LOCATOR + "-" + from;
    }

    private static int position(String locator) {
        String prefix = LOCATOR + "-";
        String number = locator.startsWith(prefix) ? locator.substring(prefix.length()) : "";
        if (!number.matches("\\d{1,9}")) {
            throw new ApiError(400, "INVALID_QUERY_LOCATOR", "invalid query locator", null, null);
        }
        return Integer.parseInt(number);
    }
}
