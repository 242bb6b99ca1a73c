package io.karawane.sandbox.salesforce.bulk;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.karawane.sandbox.salesforce.rest.Download;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** The uploaded records of a job by what became of them, each with the columns it came with. */
record Results(IngestJob job) {

    Download successful() {
        return records("sf__Created", outcome -> !outcome.failed(), outcome -> String.valueOf(outcome.created()));
    }

    Download failed() {
        return records("sf__Error", Outcome::failed, Outcome::error);
    }

    private Download records(String second, Predicate<Outcome> which, Function<Outcome, String> secondValue) {
        List<Outcome> outcomes = job.outcomes();
        return csv((row, at) -> {
            if (at < 0) {
                return before(row, "sf__Id", second);
            }
            Outcome outcome = at < outcomes.size() ? outcomes.get(at) : null;
            return outcome == null || !which.test(outcome)
                    ? null
                    : before(row, outcome.id(), secondValue.apply(outcome));
        });
    }

    /** What was never worked, exactly as it was sent if that is all of it. */
    Download unprocessed() {
        int worked = job.outcomes().size();
        return worked == 0
                ? new Download("text/csv", Map.of(), out -> out.write(job.content()))
                : csv((row, at) -> at < 0 || at >= worked ? row : null);
    }

    /** @param shown what to write of a row, by its number from 0; -1 is the header; null leaves it out */
    private Download csv(BiFunction<List<String>, Integer, List<String>> shown) {
        return new Download("text/csv", Map.of(), out -> write(out, shown));
    }

    private void write(OutputStream out, BiFunction<List<String>, Integer, List<String>> shown) throws IOException {
        try (CsvWriter writer = job.dialect().writer(out);
                CloseableIterator<CsvRecord> rows =
                        job.dialect().reader(job.content()).iterator()) {
            for (int at = -1; rows.hasNext(); at++) {
                List<String> row = shown.apply(rows.next().getFields(), at);
                if (row != null) {
                    writer.writeRecord(row);
                }
            }
        }
    }

    private static List<String> before(List<String> row, String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(row);
        return all;
    }
}
