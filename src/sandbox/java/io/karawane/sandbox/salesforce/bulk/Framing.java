package io.karawane.sandbox.salesforce.bulk;

/** Finds what a lenient CSV reader forgives and Salesforce does not: wrong line ends and stray quotes. */
final class Framing {
    private final byte[] csv;
    private final Dialect dialect;

    private Framing(byte[] csv, Dialect dialect) {
        this.csv = csv;
        this.dialect = dialect;
    }

    /** @throws JobFailure for the first flaw */
    static void check(byte[] csv, Dialect dialect) {
        new Framing(csv, dialect).check();
    }

    private void check() {
        boolean quoted = false;
        boolean fieldStarts = true;
        for (int at = 0; at < csv.length; at++) {
            byte one = csv[at];
            if (quoted) {
                boolean escaped = one == '"' && at + 1 < csv.length && csv[at + 1] == '"';
                quoted = one != '"' || escaped;
                at += escaped ? 1 : 0;
            } else if (one == '"') {
                if (!fieldStarts) {
                    throw JobFailure.invalidBatch(
                            "Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote");
                }
                quoted = true;
                fieldStarts = false;
            } else {
                fieldStarts = one == dialect.separator() || one == '\n';
                checkEnding(at);
            }
        }
        if (quoted) {
            throw JobFailure.invalidBatch("Failed to parse CSV. EOF reached before closing an opened quote");
        }
    }

    private void checkEnding(int at) {
        boolean crlf = at > 0 && csv[at - 1] == '\r';
        if (csv[at] == '\n' && crlf != (dialect.ending() == Dialect.Ending.CRLF)) {
            throw new JobFailure("ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is "
                    + dialect.ending());
        }
    }
}
