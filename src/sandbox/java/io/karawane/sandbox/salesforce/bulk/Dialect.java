package io.karawane.sandbox.salesforce.bulk;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The CSV of one job: UTF-8 with a header line, in the delimiter and line ending the job asked for. */
record Dialect(Delimiter delimiter, Ending ending) {

    enum Delimiter {
        BACKQUOTE('`'),
        CARET('^'),
        COMMA(','),
        PIPE('|'),
        SEMICOLON(';'),
        TAB('\t');

        private final char character;

        Delimiter(char character) {
            this.character = character;
        }
    }

    enum Ending {
        LF,
        CRLF
    }

    char separator() {
        return delimiter.character;
    }

    /** Fails while it is read if a record has more or fewer fields than the header. */
    CsvReader<CsvRecord> reader(byte[] csv) {
        return CsvReader.builder()
                .fieldSeparator(separator())
                .ofCsvRecord(new ByteArrayInputStream(csv), StandardCharsets.UTF_8);
    }

    /** Quotes every value. */
    CsvWriter writer(OutputStream out) {
        return CsvWriter.builder()
                .fieldSeparator(separator())
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(ending == Ending.LF ? LineDelimiter.LF : LineDelimiter.CRLF)
                .build(out, StandardCharsets.UTF_8);
    }
}
