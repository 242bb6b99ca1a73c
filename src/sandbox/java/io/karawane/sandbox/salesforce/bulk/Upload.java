package io.karawane.sandbox.salesforce.bulk;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.karawane.sandbox.Limits;
import java.util.List;

/** The CSV that one job was sent, once it has proved readable from end to end. */
final class Upload {
    private static final int MOST_FIELDS = 5_000;
    private static final int LONGEST_RECORD = 400_000;

    private final byte[] csv;
    private final Dialect dialect;
    private List<String> header;
    private long records = -1; // the header is none

    /** @throws JobFailure if Salesforce could not read it */
    Upload(byte[] csv, Dialect dialect, Limits limits) {
        this.csv = csv;
        this.dialect = dialect;
        Framing.check(csv, dialect);
        double longestField = limits.get("bulkFieldCharacters");
        try {
            for (CsvRecord each : dialect.reader(csv)) {
                check(each, longestField);
                header = header == null ? each.getFields() : header;
                records++;
            }
        } catch (CsvParseException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw JobFailure.invalidBatch("Failed to parse CSV. " + reason.getMessage());
        }
        if (header == null) {
            throw JobFailure.invalidBatch("Records not found");
        }
    }

    private static void check(CsvRecord each, double longestField) {
        long characters = 0;
        for (String field : each.getFields()) {
            characters += field.length();
            if (longestField > 0 && field.length() > longestField) {
                throw tooLarge("Field", (long) longestField + " characters");
            }
        }
        if (characters > LONGEST_RECORD) {
            throw tooLarge("Record", LONGEST_RECORD + " characters");
        }
        if (each.getFieldCount() > MOST_FIELDS) {
            throw tooLarge("Record", MOST_FIELDS + " fields");
        }
    }

    private static JobFailure tooLarge(String what, String most) {
        return JobFailure.invalidBatch("Failed to parse CSV. " + what + " exceeds the limit of " + most);
    }

    List<String> header() {
        return header;
    }

    long records() {
        return records;
    }

    /** All records without the header. */
    CloseableIterator<CsvRecord> read() {
        CloseableIterator<CsvRecord> rows = dialect.reader(csv).iterator();
        rows.next();
        return rows;
    }
}
