package io.karawane.sandbox.salesforce.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.karawane.sandbox.salesforce.rest.Call;
import io.karawane.sandbox.salesforce.rest.Download;
import io.karawane.sandbox.salesforce.soql.Snapshot;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A part of the rows of a query job, with a header line of its own. */
record Page(QueryJob job, int from, int to) {
    private static final String LAST = "null";

    /** @param usualSize how many rows if the caller does not say; 0 means all */
    static Download of(Call call, QueryJob job, int usualSize) {
        int rows = job.snapshot().size();
        int from = call.parameter("locator").map(Page::position).orElse(0);
        int size = call.parameter("maxRecords").map(Page::size).orElse(usualSize == 0 ? Integer.MAX_VALUE : usualSize);
        if (from > rows) {
            throw badLocator(call.parameter("locator").orElse(""));
        }
        return new Page(job, from, (int) Math.min(rows, (long) from + size)).download();
    }

    private static int position(String locator) {
        try {
            return Integer.parseUnsignedInt(new String(Base64.getUrlDecoder().decode(locator), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw badLocator(locator);
        }
    }

    private static ApiError badLocator(String locator) {
        return JobRequest.apiError("Invalid locator: '" + locator + "'");
    }

    private static int size(String maxRecords) {
        if (!maxRecords.matches("0*[1-9]\\d{0,8}")) {
            throw JobRequest.invalid("maxRecords", maxRecords);
        }
        return Integer.parseInt(maxRecords);
    }

    private Download download() {
        String next = to == job.snapshot().size()
                ? LAST
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(String.valueOf(to).getBytes(StandardCharsets.UTF_8));
        return new Download(
                "text/csv",
                Map.of("Sforce-Locator", next, "Sforce-NumberOfRecords", String.valueOf(to - from)),
                this::write);
    }

    private void write(OutputStream out) throws IOException {
        Snapshot snapshot = job.snapshot();
        try (CsvWriter csv = job.dialect().writer(out)) {
            csv.writeRecord(snapshot.header());
            for (int row = from; row < to; row++) {
                csv.writeRecord(snapshot.texts(row));
            }
        }
    }
}
